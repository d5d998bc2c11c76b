import { projection, type Camera, type Flat } from './camera.ts';
import { footprint } from './footprint.ts';
import { labelOf, placeLabels, type Label } from './labels.ts';
import type { Point } from '@kit/scene/parallel.ts';
import type { Box, Layout } from './layout.ts';

/** One volume, ready to draw: SVG path data in picture units. */
export interface BoxDrawing {
  id: string;
  box: Box;
  /** The spatial side (rows × columns), the front and the top, each a closed path. */
  side: string;
  front: string;
  top: string;
}

/** The volumes and the ways between them. */
export interface Solids {
  /** Back to front. */
  boxes: readonly BoxDrawing[];
  edges: readonly { from: string; to: string; over: boolean; path: string }[];
}

/** What is written and marked on the volumes, and the part of the plane that all of it takes. */
export interface Marks {
  labels: readonly Label[];
  /** Of the selected layer: the kernel on its input, the unit on its output, the lines that join them. */
  kernel?: { through: string; face: string; rays: string; unit: string; unitThrough: string };
  view: { x: number; y: number; width: number; height: number };
}

export interface MarkOptions {
  selected?: string;
  /** Named even where labels had no room. */
  hovered?: string;
  /** The unit whose window is drawn, as fractions of rows and columns. */
  at?: readonly [number, number];
}

/** Height of label text where a world unit is about 9 px. */
export const TEXT = 1.3;

export function drawSolids(layout: Layout, camera: Camera): Solids {
  const path = pathsFrom(projection(camera));
  return {
    boxes: inPaintingOrder(layout.boxes, camera).map((box) => ({
      id: box.row.id,
      box,
      ...faces(box, camera, path),
    })),
    edges: layout.edges.map(({ from, to, over, points }) => ({ from, to, over, path: path(points, false) })),
  };
}

export function drawMarks(
  layout: Layout,
  camera: Camera,
  { selected, hovered, at = [0.5, 0.5] }: MarkOptions,
): Marks {
  const flat = projection(camera);
  const path = pathsFrom(flat);
  const output = layout.boxes.find(({ row }) => row.id === selected);
  const input = layout.boxes.find(({ row }) => row.id === output?.row.inputs[0]);
  const window = output && input && footprint(output, input, at);
  const labels = placeLabels(layout.boxes, flat, { size: TEXT, selected });
  const pointedAt = layout.boxes.find(({ row }) => row.id === hovered);
  if (pointedAt && !labels.some(({ id }) => id === hovered)) labels.push(labelOf(pointedAt, flat, TEXT));
  return {
    labels,
    kernel: window && {
      through: join(window.near, window.far, path) + path(window.far),
      face: path(window.near),
      rays: join(window.near, window.unit, path),
      unit: path(window.unit),
      unitThrough: join(window.unit, window.unitFar, path) + path(window.unitFar),
    },
    view: bounds([
      ...layout.boxes.flatMap((box) => cornersOf(box).map(flat)),
      ...layout.edges.flatMap(({ points }) => points.map(flat)),
      ...labels.flatMap(({ x, ys, width }) =>
        [-1, 1].map((side): Flat => [x + (side * width) / 2, ys.at(-1)! + TEXT / 2]),
      ),
    ]),
  };
}

type ToPath = (points: readonly Point[], close?: boolean) => string;

const pathsFrom =
  (flat: (point: Point) => Flat): ToPath =>
  (points, close = true) =>
    pathOf(points.map(flat), close);

const join = (from: readonly Point[], to: readonly Point[], path: ToPath) =>
  from.map((point, corner) => path([point, to[corner]!], false)).join('');

/** Ranks are apart along x and lanes along y, so those two orders alone make hiding exact. */
function inPaintingOrder(boxes: readonly Box[], { azimuth }: Camera): Box[] {
  const along = azimuth >= 0 ? 1 : -1;
  return [...boxes].sort((a, b) => (a.rank - b.rank) * along || a.lane - b.lane);
}

function faces(box: Box, { azimuth }: Camera, path: ToPath) {
  const [x0, y0, z0] = box.min;
  const [x1, y1, z1] = box.max;
  const x = azimuth >= 0 ? x1 : x0;
  return {
    side: path([
      [x, y0, z0],
      [x, y1, z0],
      [x, y1, z1],
      [x, y0, z1],
    ]),
    front: path([
      [x0, y0, z1],
      [x1, y0, z1],
      [x1, y1, z1],
      [x0, y1, z1],
    ]),
    top: path([
      [x0, y1, z0],
      [x1, y1, z0],
      [x1, y1, z1],
      [x0, y1, z1],
    ]),
  };
}

const cornersOf = ({ min, max }: Box): Point[] =>
  [min, max].flatMap(([x]) => [min, max].flatMap(([, y]) => [min, max].map(([, , z]): Point => [x, y, z])));

const short = (value: number) => Number(value.toFixed(2));

const pathOf = (points: readonly Flat[], close: boolean) =>
  `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}${close ? 'Z' : ''}`;

function bounds(points: readonly Flat[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  const margin = 0.6;
  return {
    x: short(left - margin),
    y: short(top - margin),
    width: short(right - left + 2 * margin),
    height: short(bottom - top + 2 * margin),
  };
}
