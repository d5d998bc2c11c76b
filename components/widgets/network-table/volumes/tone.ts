import type { Box } from './layout.ts';

/** What a volume is in the picture at this moment: its outline's token. */
export type Tone = 'quiet' | 'ink' | 'input' | 'output';

/** How strongly each face takes its outline's colour; the rest is paper. SVG (Drawing.svelte) and three.js (scene.ts) agree on it. */
export const FACE_TINT = { side: 0.14, front: 0.05, top: 0 } as const;

/** The selected layer is output, what it reads and the network's own input are input, what is pointed at stands out. */
export function toneOf(
  { row }: Box,
  selected?: string,
  hovered?: string,
  reads: readonly string[] = [],
): Tone {
  if (row.id === selected) return 'output';
  if (reads.includes(row.id) || row.role === 'input') return 'input';
  return row.id === hovered ? 'ink' : 'quiet';
}
