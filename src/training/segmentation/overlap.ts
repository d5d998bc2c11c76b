/** Pixels that a class shares between mask and truth, and those that either of the two gives it. */
export interface Overlap {
  both: number;
  either: number;
}

/** The overlap of each class over all pixels of both masks. */
export function overlapsOf(mask: Uint8Array, truth: Uint8Array, classes: number): Overlap[] {
  const overlaps = Array.from({ length: classes }, () => ({ both: 0, either: 0 }));
  truth.forEach((right, pixel) => {
    const told = mask[pixel]!;
    overlaps[right]!.either++;
    if (told === right) overlaps[right]!.both++;
    else overlaps[told]!.either++;
  });
  return overlaps;
}

/** Intersection over union; 1 for a class that neither mask has. */
export const iouOf = ({ both, either }: Overlap): number => (either === 0 ? 1 : both / either);

/** Adds up what several pictures gave. */
export const together = (all: readonly (readonly Overlap[])[]): Overlap[] =>
  all[0]!.map((_, label) => ({
    both: all.reduce((sum, each) => sum + each[label]!.both, 0),
    either: all.reduce((sum, each) => sum + each[label]!.either, 0),
  }));

/** The shapes that mask or truth has. Not the ground, class 0: it is easy and everywhere. */
export const occurring = (overlaps: readonly Overlap[]): Overlap[] =>
  overlaps.slice(1).filter(({ either }) => either > 0);

/** The mean over the shapes that mask or truth has; 1 if neither has any. */
export function meanIou(overlaps: readonly Overlap[]): number {
  const shapes = occurring(overlaps);
  if (shapes.length === 0) return 1;
  return shapes.reduce((sum, overlap) => sum + iouOf(overlap), 0) / shapes.length;
}
