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

/** A word on the one thing that it names; what looks alike is of the same kind. */
export interface Label {
  readonly text: string;
  /** Where it begins, ends or has its middle, in % and em, and how far from there. */
  readonly x: number;
  readonly dx: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly joins: readonly Join[];
  readonly counts: readonly Count[];
  readonly labels: readonly Label[];
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
    // Pooling leaves the channels as they were, and a line ends where its number would stand.
    if (rung.kind === 'MaxPool2d') continue;
    const before = counts.at(-1);
    const last = boxes[rung.index - 1]?.rung;
    if (before?.channels === rung.channels && last?.side === rung.side && last.channels === rung.channels)
      counts[counts.length - 1] = { ...before, width: before.width + width };
    else counts.push({ key: rung.id, channels: rung.channels, x, width, y });
  }
  return { boxes, joins, counts, labels: labelsOf(boxes, joins), lanes, height: lanes.length * laneHeight };
}

/** One word for each kind of box and for the skips, where there is room beside or below one of them. */
function labelsOf(boxes: readonly Box[], joins: readonly Join[]): Label[] {
  const of = (kind: string) => boxes.filter(({ rung }) => rung.kind === kind);
  const middle = ({ y, height }: Box) => y + height / 2 + 0.3;
  const beside = (text: string, box: Box | undefined): Label[] =>
    box ? [{ text, x: box.x + box.width, dx: 0.25, y: middle(box), anchor: 'start' }] : [];
  const before = (text: string, box: Box | undefined): Label[] =>
    box ? [{ text, x: box.x, dx: -0.25, y: middle(box), anchor: 'end' }] : [];
  const below = (text: string, box: Box | undefined, dx: number): Label[] =>
    box ? [{ text, x: box.x + box.width / 2, dx, y: box.y + box.height + 1.1, anchor: 'start' }] : [];
  const lowest = (some: readonly Box[]) => some.toSorted((a, b) => b.y + b.height - a.y - a.height);
  const convolutions = lowest(of('Conv2d'));
  const deepest = convolutions.filter(({ rung }) => rung.side === convolutions[0]!.rung.side).at(-1);
  const skip = joins.find((join) => join.skip && join.from.rung.side === boxes[0]!.rung.side);
  return [
    ...(deepest ? beside('convolutions', deepest) : beside('random numbers', boxes[0])),
    ...before('max pooling', lowest(of('MaxPool2d'))[0]),
    // The line that comes up to it ends at its middle.
    ...below('transposed convolution', of('ConvTranspose2d')[0], 0.4),
    ...below('concatenation', of('concat')[1], -0.5),
    ...(skip
      ? [
          {
            text: 'skip connection',
            x: (skip.from.x + skip.from.width + skip.to.x) / 2,
            dx: 0,
            y: skip.from.y + skip.from.height / 2 - 0.4,
            anchor: 'middle' as const,
          },
        ]
      : []),
  ];
}
