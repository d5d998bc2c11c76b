import { numeral } from '@kit/numeral.ts';
import { plural } from '@kit/words.ts';
import type { Cone } from './cone.ts';
import type { Layer } from './settings.ts';
import type { Row } from './stack.ts';

/** What a layer does, short enough for a label: 'conv 3, stride 2'. */
export function layerWords({ kind, kernel, stride, dilation, padding }: Layer): string {
  const parts = [
    `${kind === 'pool' ? 'mean' : 'conv'} ${kernel}`,
    stride > 1 && `stride ${stride}`,
    dilation > 1 && `dilation ${dilation}`,
    padding > 0 && `padding ${padding}`,
  ];
  return parts.filter(Boolean).join(', ');
}

export const rowName = (row: Row): string => (row.index === 0 ? 'input' : `layer ${row.index}`);

/** The first and the last input cell that the chosen unit sees, those in the padding among them. */
export function spanOf(rows: readonly Row[], { chosen }: Cone): [first: number, last: number] {
  const { start, jump, size } = rows[chosen.layer]!;
  const first = start + chosen.unit * jump;
  return [first, first + size - 1];
}

/** Cells of the input that the field spans without reading them. */
function holesIn(rows: readonly Row[], cone: Cone): number {
  const [first, last] = spanOf(rows, cone);
  const inside = Math.min(last, rows[0]!.length - 1) - Math.max(first, 0) + 1;
  const read = [...cone.paths[0]!.keys()].filter((cell) => cell >= 0 && cell < rows[0]!.length);
  return inside - read.length;
}

/** What the chosen unit sees, in a sentence. */
export function seenWords(rows: readonly Row[], cone: Cone): string {
  const [first, last] = spanOf(rows, cone);
  const { layer, unit } = cone.chosen;
  const stretch =
    first === last ? `cell ${numeral(first)}` : `from cell ${numeral(first)} to cell ${numeral(last)}`;
  const { length } = rows[0]!;
  const beyond = Math.max(0, -first) + Math.max(0, last - length + 1);
  const padded = beyond > 0 ? `, ${beyond} of them beyond the edge` : '';
  return `Unit ${unit} of layer ${layer} sees ${plural(last - first + 1, 'input cell')}, ${stretch}${padded}.`;
}

/** What is worth knowing about the chosen unit's layer, a sentence each. */
export function remarks(rows: readonly Row[], cone: Cone): string[] {
  const row = rows[cone.chosen.layer]!;
  const below = rows[row.index - 1]!;
  const { stride, dilation, kernel, padding } = row.layer!;
  const holes = holesIn(rows, cone);
  return [
    stride > 1 &&
      `Its stride does not make layer ${row.index} see more: it widens the jump from ${below.jump} to ${row.jump}, for the layers after it.`,
    dilation > 1 &&
      `Dilation ${dilation} spreads ${plural(kernel, 'weight')} over ${dilation * (kernel - 1) + 1} cells and adds none.`,
    padding > 0 && 'Padding adds to the length and moves the start; the size stays.',
    holes > 0 && `The field has holes: no path leads to ${holes} of the cells that it spans.`,
    row.floor &&
      row.floor.unread > 0 &&
      `The length ${row.floor.exact} is rounded down to ${row.length}, so the last ${
        row.floor.unread === 1 ? 'cell' : plural(row.floor.unread, 'cell')
      } of ${below.index === 0 ? 'the input' : rowName(below)} ${row.floor.unread === 1 ? 'is' : 'are'} read by no unit.`,
  ].filter((remark) => typeof remark === 'string');
}
