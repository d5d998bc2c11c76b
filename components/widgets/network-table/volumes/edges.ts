import type { Point } from '@kit/scene/parallel.ts';
import type { Box } from './layout.ts';

/** The line along which a value passes from the row that makes it to one that reads it. */
export interface Edge {
  from: string;
  to: string;
  points: readonly Point[];
  /** Passes over the top of the volumes between, and so in front of them. */
  over: boolean;
}

/** How far a line clears the boxes that it passes over. */
const CLEARANCE = 2.2;
/** How far along x a line takes to change lanes. */
const TURN = 2;

/** Lines between boxes: straight to a neighbour, along a free lane, or over the top of what stands between. */
export function routeEdges(boxes: readonly Box[]): Edge[] {
  const byId = new Map(boxes.map((box) => [box.row.id, box]));
  const byRank: Box[][] = [];
  for (const box of boxes) (byRank[box.rank] ??= []).push(box);
  const pairs = boxes.flatMap((to) =>
    to.row.inputs.flatMap((input) => (byId.has(input) ? [{ from: byId.get(input)!, to }] : [])),
  );
  const arcs: { from: number; to: number; height: number }[] = [];
  // Short lines first, so that a long one passes over them.
  return pairs
    .sort((a, b) => a.to.rank - a.from.rank - (b.to.rank - b.from.rank))
    .map(({ from, to }) => {
      const between = byRank.slice(from.rank + 1, to.rank).flat();
      const ends = { from: from.row.id, to: to.row.id };
      const outer = Math.abs(to.lane) >= Math.abs(from.lane) ? to : from;
      if (!between.some((box) => box.lane === outer.lane))
        return { ...ends, points: alongLane(from, to, outer), over: false };
      const under = arcs.filter((arc) => arc.from >= from.rank && arc.to <= to.rank);
      const top = Math.max(...[from, to, ...between].map((box) => box.max[1]));
      const height = Math.max(top, ...under.map((arc) => arc.height)) + CLEARANCE;
      arcs.push({ from: from.rank, to: to.rank, height });
      return { ...ends, points: overTop(from, to, height), over: true };
    });
}

const middle = (box: Box): number => (box.min[1] + box.max[1]) / 2;

function alongLane(from: Box, to: Box, outer: Box): Point[] {
  const start: Point = [from.max[0], middle(from), 0];
  const end: Point = [to.min[0], middle(to), 0];
  if (from.lane === to.lane) return [start, end];
  return outer === to
    ? [start, [start[0] + TURN, end[1], 0], end]
    : [start, [end[0] - TURN, start[1], 0], end];
}

function overTop(from: Box, to: Box, height: number): Point[] {
  const x = (box: Box) => (box.min[0] + box.max[0]) / 2;
  return [
    [x(from), from.max[1], 0],
    [x(from), height, 0],
    [x(to), height, 0],
    [x(to), to.max[1], 0],
  ];
}
