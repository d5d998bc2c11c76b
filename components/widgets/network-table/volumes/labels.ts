import type { Flat } from './camera.ts';
import type { Point } from '@kit/scene/parallel.ts';
import type { Box } from './layout.ts';
import { shapeText } from './row.ts';

/** The words under a volume: its name and, unless it is a plate, its shape. Centred on x. */
export interface Label {
  id: string;
  lines: readonly string[];
  x: number;
  /** Baselines of the lines. */
  ys: readonly number[];
  width: number;
  /** Where a line up to the volume begins, if other labels pushed this one down: [x, from y, to y]. */
  leader?: readonly [x: number, from: number, to: number];
}

/** A sans numeral's width, in ems; a little wide, so that neighbours keep apart. */
const CHARACTER = 0.53;
const LINE = 1.15;
/** How many lines a label may move down before it is left out. */
const STEPS = 5;

/**
 * Labels for as many volumes as have room, under each its name and shape: the selected first, then from left to right,
 * each as high as it fits, and on no volume. Plates, and volumes without room, go unnamed until they are selected.
 */
export function placeLabels(
  boxes: readonly Box[],
  flat: (point: Point) => Flat,
  { size, selected }: { size: number; selected?: string },
): Label[] {
  const taken: Taken = new Map();
  for (const box of boxes) for (const area of facesOf(box, flat)) occupy(taken, area, size);
  const chosen = boxes.filter(({ row }) => row.id === selected);
  const others = boxes.filter((box) => !box.plate && !chosen.includes(box));
  return [...chosen, ...others].flatMap((box) => {
    const label = labelOf(box, flat, size);
    for (let step = 0; step <= STEPS; step++) {
      const lowered = lower(label, step * LINE * size, size);
      if (reserve(taken, areaOf(lowered, size), size)) return [lowered];
    }
    return [];
  });
}

/** The label of one volume at its proper place, whoever else is there. */
export function labelOf(box: Box, flat: (point: Point) => Flat, size: number): Label {
  const { min, max, row } = box;
  const lines = [row.label, ...(box.plate ? [] : [shapeText(row.shape)])];
  const [x, foot] = flat([(min[0] + max[0]) / 2, min[1], max[2]]);
  return {
    id: row.id,
    lines,
    x,
    ys: lines.map((_, line) => foot + size * (0.3 + (line + 0.85) * LINE)),
    width: Math.max(...lines.map((line) => line.length)) * CHARACTER * size,
  };
}

function lower(label: Label, by: number, size: number): Label {
  if (by === 0) return label;
  const foot = label.ys[0]! - size * (0.3 + 0.85 * LINE);
  return {
    ...label,
    ys: label.ys.map((y) => y + by),
    leader: [label.x, foot + 0.2 * size, foot + by + 0.2 * size],
  };
}

type Area = readonly [top: number, bottom: number, left: number, right: number];
type Taken = Map<number, Area[]>;

const areaOf = ({ x, ys, width }: Label, size: number): Area => [
  ys[0]! - 0.85 * LINE * size,
  ys.at(-1)! + 0.25 * size,
  x - width / 2,
  x + width / 2,
];

/** In how many rectangles a slanting side is told; more would change nothing that is seen. */
const SLICES = 4;

/** Where a volume's front and its spatial side lie, as rectangles. */
function facesOf({ min, max }: Box, flat: (point: Point) => Flat): Area[] {
  const front = [flat([min[0], max[1], max[2]]), flat([max[0], min[1], max[2]])] as const;
  const back = [flat([min[0], max[1], min[2]]), flat([max[0], min[1], min[2]])] as const;
  // The side in sight is the one to which the back is moved.
  const corner = back[1][0] >= front[1][0] ? 1 : 0;
  const x = (at: number) => front[corner][0] + at * (back[corner][0] - front[corner][0]);
  const y = (end: 0 | 1, at: number) => front[end][1] + at * (back[end][1] - front[end][1]);
  const side = Array.from({ length: SLICES }, (_, slice): Area => {
    const ends = [slice / SLICES, (slice + 1) / SLICES] as const;
    const [left, right] = ends.map(x).toSorted((a, b) => a - b) as [number, number];
    return [Math.min(...ends.map((at) => y(0, at))), Math.max(...ends.map((at) => y(1, at))), left, right];
  });
  return [[front[0][1], front[1][1], front[0][0], front[1][0]], ...side];
}

/** The strips of x in which a rectangle lies, so that a thousand labels stay cheap. */
function stripsOf(taken: Taken, [, , left, right]: Area, size: number): Area[][] {
  const strip = 12 * size;
  const strips: Area[][] = [];
  for (let index = Math.floor(left / strip); index <= Math.floor(right / strip); index++) {
    if (!taken.has(index)) taken.set(index, []);
    strips.push(taken.get(index)!);
  }
  return strips;
}

function occupy(taken: Taken, area: Area, size: number): void {
  for (const areas of stripsOf(taken, area, size)) areas.push(area);
}

/** Takes a rectangle if nothing lies there yet. */
function reserve(taken: Taken, area: Area, size: number): boolean {
  const [top, bottom, left, right] = area;
  const isTaken = stripsOf(taken, area, size).some((areas) =>
    areas.some(([t, b, l, r]) => t < bottom && top < b && l < right && left < r),
  );
  if (!isTaken) occupy(taken, area, size);
  return !isTaken;
}
