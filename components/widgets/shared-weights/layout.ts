import { type Layer, type Wire, outputLength, paddedLength } from './layer.ts';

/** Where the parts of the drawing lie: heights in em, widths as shares of the part's own width. */
export interface Layout {
  readonly columns: number;
  readonly rowHeight: number;
  /** Room above the cells for the names of columns. */
  readonly top: number;
  readonly height: number;
  /** Upper edge of an input cell, an output cell. */
  inputY(cell: number): number;
  outputY(cell: number): number;
  /** Left edge of a column of the matrix and its width, from 0 to 1. */
  columnX(cell: number): number;
  readonly columnWidth: number;
}

const tallest = 1.75;
const shortest = 1.1;
/** What all rows together may take. */
const room = 14.5;
const top = 1.6;
/** Between two channels: in em down the rows, in columns across the matrix. */
const gap = { down: 0.5, across: 0.4 };

export function layoutOf(layer: Layer): Layout {
  const { inChannels, outChannels } = layer;
  const inLength = paddedLength(layer);
  const outLength = outputLength(layer);
  const rows = Math.max(inLength * inChannels, outLength * outChannels);
  const rowHeight = Math.max(shortest, Math.min(tallest, room / rows));
  const tall = (length: number, channels: number) =>
    length * channels * rowHeight + (channels - 1) * gap.down;
  const inTall = tall(inLength, inChannels);
  const outTall = tall(outLength, outChannels);
  const inside = Math.max(inTall, outTall);
  const columns = inLength * inChannels;
  const wide = columns + (inChannels - 1) * gap.across;
  const down = (cell: number, length: number, own: number) =>
    top + (inside - own) / 2 + cell * rowHeight + Math.floor(cell / length) * gap.down;
  return {
    columns,
    rowHeight,
    top,
    height: top + inside + 0.25,
    inputY: (cell) => down(cell, inLength, inTall),
    outputY: (cell) => down(cell, outLength, outTall),
    columnX: (cell) => (cell + Math.floor(cell / inLength) * gap.across) / wide,
    columnWidth: 1 / wide,
  };
}

/** Distance in em from which a pointer no longer means a wire. */
const near = 0.7;

/** The weight of the wire nearest to a point between the two columns: `across` from 0 to 1, `down` in em. */
export function weightNear(
  layout: Layout,
  wires: readonly Wire[],
  across: number,
  down: number,
): number | undefined {
  const middle = layout.rowHeight / 2;
  let found: number | undefined;
  let least = near;
  for (const { input, output, weight } of wires) {
    const from = layout.inputY(input) + middle;
    const to = layout.outputY(output) + middle;
    const off = Math.abs(from + across * (to - from) - down);
    if (off < least) [least, found] = [off, weight];
  }
  return found;
}

/** The weight in the cell of the matrix at a point: `across` from 0 to 1, `down` in em; none where W has no weight. */
export const weightAt = (
  layout: Layout,
  wires: readonly Wire[],
  across: number,
  down: number,
): number | undefined =>
  wires.find(({ input, output }) => {
    const x = across - layout.columnX(input);
    const y = down - layout.outputY(output);
    return x >= 0 && x < layout.columnWidth && y >= 0 && y < layout.rowHeight;
  })?.weight;
