/** What stands beyond the edge: nothing, the far side, the mirror image without its edge cell, or the edge cell again. */
export type PaddingMode = 'zeros' | 'circular' | 'reflect' | 'replicate';

/** The cell that is read at `position` of an axis, which may lie beyond its ends; −1 where the padding is a zero. */
export function readCell(position: number, length: number, mode: PaddingMode): number {
  if (position >= 0 && position < length) return position;
  switch (mode) {
    case 'zeros':
      return -1;
    case 'circular':
      return ((position % length) + length) % length;
    case 'reflect':
      return position < 0 ? -position : 2 * (length - 1) - position;
    case 'replicate':
      return position < 0 ? 0 : length - 1;
  }
}
