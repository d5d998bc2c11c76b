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
 * each as high as it fits. Plates, and volumes without room, go unnamed until they are selected.
 */
export function placeLabels(
  boxes: readonly Box[],
  flat: (point: Point) => Flat,
  { size, selected }: { size: number; selected?: string },
): Label[] {
  const taken: Taken = new Map();
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

/** Takes a rectangle if nothing lies there yet; kept in strips of x, so that a thousand labels stay cheap. */
function reserve(taken: Taken, area: Area, size: number): boolean {
  const strip = 12 * size;
  const [top, bottom, left, right] = area;
  const strips: Area[][] = [];
  for (let index = Math.floor(left / strip); index <= Math.floor(right / strip); index++) {
    if (!taken.has(index)) taken.set(index, []);
    strips.push(taken.get(index)!);
  }
  if (strips.some((areas) => areas.some(([t, b, l, r]) => t < bottom && top < b && l < right && left < r)))
    return false;
  for (const areas of strips) areas.push(area);
  return true;
}
