import type { Piece } from './pieces.ts';

/** One position's bar: it begins where the bar before it ended. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly piece: number;
  /** Whether the weight lay on the padding there. */
  readonly padding: boolean;
}

export interface Waterfall {
  readonly bars: readonly Bar[];
  readonly least: number;
  readonly most: number;
}

/** The pieces of one weight's gradient, stacked end to end. */
export function waterfallOf(pieces: readonly Piece[], weight: number): Waterfall {
  let sum = 0;
  const bars = pieces.map(({ products, patch }): Bar => {
    const from = sum;
    sum += products[weight]!;
    return { from, to: sum, piece: products[weight]!, padding: patch[weight] === undefined };
  });
  const ends = bars.map(({ to }) => to);
  return { bars, least: Math.min(0, ...ends), most: Math.max(0, ...ends) };
}
