import { listed } from '@kit/words.ts';
import { lengthOf, type Span } from '@network/analysis/span.ts';
import { fieldOf, insideOf, neverSeen, type FieldView, type Unit } from './view.ts';

const AXES = [
  { one: 'row', many: 'rows', before: 'above', after: 'below' },
  { one: 'column', many: 'columns', before: 'left of', after: 'right of' },
] as const;

const count = (cells: number, axis: 0 | 1) => `${cells} ${cells === 1 ? AXES[axis].one : AXES[axis].many}`;

/** 'rows 61 to 117', or 'row 5'. */
const spanWords = ([from, to]: Span, axis: 0 | 1) =>
  from === to ? `${AXES[axis].one} ${from}` : `${AXES[axis].many} ${from} to ${to}`;

/** Which unit it is: 'The unit in row 6, column 6 of 13×13'. */
export function unitWords({ grid, features }: FieldView, [row, column]: Unit): string {
  if (grid[0] * grid[1] === 1) return features ? `Each of the ${features} units` : 'The only unit';
  return `The unit in row ${row}, column ${column} of ${grid[0]}×${grid[1]}`;
}

/** What it sees: 'rows 61 to 117 and columns 61 to 117 of 256×256: 57×57 pixels'. */
export function seenWords(view: FieldView, unit: Unit): string {
  const [rows, columns] = insideOf(view, unit);
  if (!rows || !columns) return 'nothing of the picture, only padding';
  const [height, width] = view.image;
  return `${spanWords(rows, 0)} and ${spanWords(columns, 1)} of ${height}×${width}: ${lengthOf(rows)}×${lengthOf(columns)} pixels`;
}

/** What lies outside: 'It sees beyond the edge: 12 rows above and 12 columns left of the picture are padding.' Or undefined. */
export function beyondWords(view: FieldView, unit: Unit): string | undefined {
  const field = fieldOf(view, unit);
  const parts = ([0, 1] as const).flatMap((axis) => {
    const span = field[axis];
    if (!span) return [];
    const before = Math.max(0, -span[0]);
    const after = Math.max(0, span[1] - view.image[axis] + 1);
    return [
      ...(before ? [`${count(before, axis)} ${AXES[axis].before}`] : []),
      ...(after ? [`${count(after, axis)} ${AXES[axis].after}`] : []),
    ];
  });
  if (parts.length === 0) return undefined;
  const [rows, columns] = field.map(lengthOf);
  return `Its field is ${rows}×${columns} and reaches beyond the edge: ${listed(parts)} the picture are padding.`;
}

/** What no unit of the layer sees: 'No unit of it sees rows 254 to 255 or columns 254 to 255.' Or undefined. */
export function neverWords(view: FieldView): string | undefined {
  const parts = neverSeen(view).flatMap((spans, axis) => spans.map((span) => spanWords(span, axis as 0 | 1)));
  if (parts.length === 0) return undefined;
  return `${view.grid[0] * view.grid[1] === 1 ? 'It never sees' : 'None of its units ever sees'} ${parts.join(' or ')}.`;
}
