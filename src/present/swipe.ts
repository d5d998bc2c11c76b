const farEnough = 60;

/** Turns slides by a sideways swipe; up and down scroll, and a figure keeps its own gestures. */
export function onSwipe(area: HTMLElement, turn: (direction: 'next' | 'prev') => void): void {
  let start: { x: number; y: number } | undefined;
  area.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const inFigure = target instanceof Element && target.closest('[data-stage]');
      const [touch] = touches;
      start = touch && touches.length === 1 && !inFigure ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    { passive: true },
  );
  area.addEventListener('touchend', ({ changedTouches }) => {
    const [touch] = changedTouches;
    if (!start || !touch) return;
    const dx = touch.clientX - start.x;
    const dy = touch.clientY - start.y;
    start = undefined;
    if (Math.abs(dx) > farEnough && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 'next' : 'prev');
  });
}
