import type { Pass } from './geometry.ts';
import type { Machine } from './machine.ts';

/*
 * A pass of `geometry.ts` as tables in the machine's memory.
 */

/** Numbers of the image and of the result that should stay in the first-level cache while all rows of weights pass over them. */
const STRIP_NUMBERS = 10_240;

/** Columns that a strip may have however many channels there are. */
const LEAST_STRIP = 64;

/** What a strip costs besides its columns, counted in columns. */
const STRIP_START = 2;

/** The next multiple, or the count itself: rows of kernels are of 8 columns, panels of 4 rows. */
export const roundUp = (count: number, multiple: number): number => Math.ceil(count / multiple) * multiple;

const bytes = (numbers: readonly number[]): number[] => numbers.map((number) => number * 4);

/** The tables of one pass: k runs over the source channels and, in each, over the taps. */
export function layTaps(
  machine: Machine,
  { taps }: Pass,
  sourceChannels: readonly number[],
  stagedPlane: number,
  sourceStep: number,
) {
  const offsets = sourceChannels.flatMap((channel) => taps.map(([offset]) => channel * stagedPlane + offset));
  const places = sourceChannels.flatMap((channel) => taps.map(([, weight]) => channel * sourceStep + weight));
  return {
    offsets: machine.table(bytes(offsets)),
    places: machine.table(bytes(places)),
    depth: offsets.length,
  };
}

/** Some rows of output that are worked out before the next: their columns in the staged image, rounded up to whole blocks. */
function layStrip(machine: Machine, rows: Pass['rows'], count: number) {
  const start = rows[0]![0];
  const columns = rows.at(-1)![0] + count - start;
  return {
    start,
    columns,
    pitch: roundUp(columns, 8),
    rows: machine.table(bytes(rows.flatMap(([column, place]) => [column - start, place]))),
    rowCount: rows.length,
  };
}

/** Cuts a pass into strips of so many rows that it takes the fewest blocks: what is thrown away depends on where strips end. */
export function layStrips(machine: Machine, { rows, count }: Pass, channels: number) {
  const widest = Math.max(LEAST_STRIP, STRIP_NUMBERS / channels);
  const cut = (size: number) =>
    Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
  const width = (strip: Pass['rows']) => roundUp(strip.at(-1)![0] + count - strip[0]![0], 8);
  const cost = (strips: Pass['rows'][]) =>
    strips.reduce((total, strip) => total + width(strip) + STRIP_START, 0);
  const cuts = rows
    .map((_, index) => cut(index + 1))
    .filter((strips, index) => index === 0 || width(strips[0]!) <= widest);
  const best = cuts.reduce((least, strips) => (cost(strips) < cost(least) ? strips : least), cuts[0] ?? []);
  return best.map((strip) => layStrip(machine, strip, count));
}
