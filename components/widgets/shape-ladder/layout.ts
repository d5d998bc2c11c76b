import type { Ladder, Rung } from './networks.ts';

/** Heights in em: of a lane, of the tallest box in it, and of the lane's words above. */
const laneHeight = 4;
const boxHeight = 2;
const words = 1.5;

/** A rung's box: x and width in % of the drawing, y and height in em. */
export interface Box {
  readonly rung: Rung;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** From a rung to one that reads it; `skip` if others lie between. */
interface Join {
  readonly key: string;
  readonly from: Box;
  readonly to: Box;
  readonly skip: boolean;
}

/** Neighbours in a lane with as many channels, which share one number. */
export interface Count {
  readonly key: string;
  readonly channels: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly joins: readonly Join[];
  readonly counts: readonly Count[];
  /** A lane begins at y; what stands in it stands on its foot. */
  readonly lanes: readonly { readonly side: number; readonly y: number; readonly foot: number }[];
  readonly height: number;
}

/** Rungs in order from left to right, in lanes by the side of their output; a box is as tall as its channels have doublings. */
export function layoutOf({ rungs, sides }: Ladder): Layout {
  const width = 100 / rungs.length;
  const most = Math.log2(2 * Math.max(...rungs.map(({ channels }) => channels)));
  const lanes = sides.map((side, lane) => {
    const y = lane * laneHeight;
    return { side, y, foot: y + words + boxHeight };
  });
  const boxes = rungs.map((rung): Box => {
    const height = (boxHeight * Math.log2(2 * rung.channels)) / most;
    const { foot } = lanes[sides.indexOf(rung.side)]!;
    return { rung, x: rung.index * width, width, y: foot - height, height };
  });
  const joins = boxes.flatMap((to) =>
    to.rung.reads.map((from): Join => ({
      key: `${from} ${to.rung.index}`,
      from: boxes[from]!,
      to,
      skip: to.rung.index - from > 1,
    })),
  );
  const counts: Count[] = [];
  for (const { rung, x, y } of boxes) {
    const before = counts.at(-1);
    const last = boxes[rung.index - 1]?.rung;
    if (before && last?.side === rung.side && last.channels === rung.channels)
      counts[counts.length - 1] = { ...before, width: before.width + width };
    else counts.push({ key: rung.id, channels: rung.channels, x, width, y });
  }
  return { boxes, joins, counts, lanes, height: lanes.length * laneHeight };
}
