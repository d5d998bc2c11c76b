/** Whether the reader asked for less motion. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Slow at both ends: 0 → 0, 1 → 1. */
const ease = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);

/**
 * Calls `draw` with a number that goes from 0 to 1 in `ms` milliseconds; with 1 at once where the reader asked
 * for less motion. Returns what stops it.
 */
export function tween(ms: number, draw: (t: number) => void): () => void {
  if (prefersStillness()) {
    draw(1);
    return () => undefined;
  }
  const start = performance.now();
  let frame = requestAnimationFrame(function step(now) {
    const t = Math.min(1, Math.max(0, now - start) / ms);
    draw(t === 1 ? 1 : ease(t));
    if (t < 1) frame = requestAnimationFrame(step);
  });
  return () => {
    cancelAnimationFrame(frame);
  };
}
