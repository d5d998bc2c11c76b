import { valueFill } from '@kit/colour.ts';
import type { Pieces } from './pieces.ts';

/** Cells of one fill as one path, in cells; no fill is padding. */
export type Shade = readonly [fill: string | undefined, d: string];

/** The picture of each position's piece: all its products, on a scale that all pictures share. */
export function filmOf({ pieces, autograd }: Pieces): Shade[][] {
  const kernel = Math.sqrt(autograd.length);
  const most = Math.max(...pieces.flatMap(({ products }) => products.map(Math.abs))) || 1;
  return pieces.map(({ products, patch }) => {
    const paths = new Map<string | undefined, string>();
    products.forEach((product, at) => {
      const fill = patch[at] === undefined ? undefined : valueFill(product, most);
      const cell = `M${at % kernel} ${Math.floor(at / kernel)}h1v1h-1z`;
      paths.set(fill, (paths.get(fill) ?? '') + cell);
    });
    return [...paths];
  });
}
