import { assignLanes, type Place } from './lanes.ts';
import { routeEdges, type Edge } from './edges.ts';
import { boxSize, isPlate } from './size.ts';
import type { VolumeRow } from './row.ts';

/** A volume in world units: x runs with the order of the layers, y up (rows), z towards the reader (columns). */
export interface Box extends Place {
  row: VolumeRow;
  min: readonly [x: number, y: number, z: number];
  max: readonly [x: number, y: number, z: number];
  /** A layer that changes no shape (batch norm, ReLU, dropout): a thin plate laid on the volume before it. */
  plate: boolean;
}

export interface Layout {
  boxes: readonly Box[];
  edges: readonly Edge[];
}

const COLUMN_GAP = 2.6;
const PLATE_GAP = 0.2;
/** Room between two lanes, for the labels of both. */
const LANE_GAP = 5.5;

/** Boxes and the lines between them, in world units, for rows in the order in which they run. */
export function layOut(rows: readonly VolumeRow[]): Layout {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { places, forks } = assignLanes(rows);
  const sized = rows.map((row) => {
    const plate = isPlate(row, byId);
    return { row, plate, size: boxSize(row.shape, plate), ...places.get(row.id)! };
  });
  const columns = placeColumns(sized);
  const laneHeights = forks.map((fork) => stackLanes(sized.filter(({ rank }) => isIn(rank, fork))));
  const boxes = sized.map(({ size: [width, height, depth], ...rest }): Box => {
    const x = columns[rest.rank]!;
    const y = laneHeights[forks.findIndex((fork) => isIn(rest.rank, fork))]?.get(rest.lane) ?? 0;
    return {
      ...rest,
      min: [x - width / 2, y - height / 2, -depth / 2],
      max: [x + width / 2, y + height / 2, depth / 2],
    };
  });
  return { boxes, edges: routeEdges(boxes) };
}

const isIn = (rank: number, [from, to]: readonly [number, number]) => from <= rank && rank <= to;

type Sized = Place & { plate: boolean; size: readonly [number, number, number] };

/** The x of the middle of every rank: as wide as its widest box, and a plate close to what it lies on. */
function placeColumns(sized: readonly Sized[]): number[] {
  const widths: number[] = [];
  const plates: boolean[] = [];
  for (const { rank, size, plate } of sized) {
    widths[rank] = Math.max(widths[rank] ?? 0, size[0]);
    plates[rank] = (plates[rank] ?? true) && plate;
  }
  let edge = 0;
  return widths.map((width, rank) => {
    const left = edge + (rank === 0 ? 0 : plates[rank] ? PLATE_GAP : COLUMN_GAP);
    edge = left + width;
    return left + width / 2;
  });
}

/** The y of each lane of one fork: the trunk stays at 0, the others stack outwards without overlap. */
function stackLanes(sized: readonly Sized[]): Map<number, number> {
  const heights = new Map<number, number>();
  for (const { lane, size } of sized) heights.set(lane, Math.max(heights.get(lane) ?? 0, size[1]));
  const middles = new Map([[0, 0]]);
  for (const side of [-1, 1]) {
    let edge = (heights.get(0) ?? 0) / 2;
    const outward = [...heights.keys()].filter((lane) => lane * side > 0).sort((a, b) => (a - b) * side);
    for (const lane of outward) {
      const height = heights.get(lane)!;
      middles.set(lane, side * (edge + LANE_GAP + height / 2));
      edge += LANE_GAP + height;
    }
  }
  return middles;
}
