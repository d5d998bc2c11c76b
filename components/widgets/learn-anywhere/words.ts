import type { Panel } from './model.ts';

export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What is to be seen, in words. */
export function summaryOf(panels: readonly Panel[], step: number): string {
  if (step === 0) return 'Nothing has been learned yet.';
  const each = panels.map(
    ({ title, now }) =>
      `${title}: ${percent(now!.left)} right in the left half, ${percent(now!.right)} in the right half`,
  );
  return `After ${step} steps. ${each.join('; ')}.`;
}
