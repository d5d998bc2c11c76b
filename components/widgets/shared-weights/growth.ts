import { scaleLog } from 'd3-scale';
import { type Count, knownCounts, wirings } from './counts.ts';
import type { KnownLayer } from './known.ts';
import type { Wiring } from './layer.ts';

/** Sides of the images on the chart, in pixels. */
export const sides = [8, 1024] as const;

/** One wiring's line: image sides and parameters, on axes that run from 0 to 1. */
export interface Line {
  readonly wiring: Wiring;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Growth {
  readonly image: number;
  readonly counts: readonly Count[] | undefined;
  readonly lines: readonly Line[];
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  /** Place of the chosen image. */
  readonly x: number;
  /** Place of each wiring's parameters at the chosen image. */
  readonly y: Readonly<Record<Wiring, number>> | undefined;
}

const most = 1e15;
const least = 100;
const xOf = scaleLog().domain(sides).range([0, 1]);
const yOf = scaleLog().domain([least, most]).range([0, 1]);

/** The image side at a place of the horizontal axis. */
export const imageAt = (x: number): number =>
  Math.round(Math.min(sides[1], Math.max(sides[0], xOf.invert(x))));

const named: Readonly<Record<number, string>> = {
  1e3: 'thousand',
  1e6: 'million',
  1e9: 'billion',
  1e12: 'trillion',
};

/** Image sides evenly spread over the logarithmic axis, each a whole number. */
const samples = [...new Set(Array.from({ length: 97 }, (_, at) => imageAt(at / 96)))];

/** The chart's lines, which the image that is pointed at does not change. */
export function linesOf(layer: KnownLayer): readonly Line[] {
  const counted = samples.flatMap((image) => {
    const counts = knownCounts(layer, image);
    return counts ? [{ image, counts }] : [];
  });
  return wirings.map((wiring, which) => ({
    wiring,
    points: counted.map(({ image, counts }) => [xOf(image), yOf(counts[which]!.parameters)] as const),
  }));
}

export function growthOf(layer: KnownLayer, image: number, lines = linesOf(layer)): Growth {
  const counts = knownCounts(layer, image);
  return {
    image,
    counts,
    lines,
    xTicks: [8, 16, 32, 64, 128, 256, 512, 1024].map((side) => ({ at: xOf(side), text: String(side) })),
    yTicks: Object.entries(named).map(([value, name]) => ({ at: yOf(Number(value)), text: `1 ${name}` })),
    x: xOf(image),
    y:
      counts &&
      (Object.fromEntries(counts.map((c) => [c.wiring, yOf(c.parameters)])) as Record<Wiring, number>),
  };
}
