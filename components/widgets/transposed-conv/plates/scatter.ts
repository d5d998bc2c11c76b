import { type Layer, placeIn, stampedSoFar } from '../layer.ts';
import { type Product, outputAt } from '../partners.ts';
import type { Line } from './line.ts';
import { type Plate, type PlateCell, emptyCell, mostOf, numberCell } from './plate.ts';

const title = 'scatter';
const label = 'What the stamps add up to';

/** A word on what the frame keeps, and on what no stamp reaches. */
function note({ covered, output }: Layer, cells: readonly PlateCell[]): string | undefined {
  if (cells.some(({ kind }) => kind === 'dropped')) return 'crossed out: no stamp reaches it';
  return covered > output ? 'outside the frame: cut off' : undefined;
}

/** Every cell that the stamps cover, as far as they have been laid: where none lies yet it is blank. */
function sums(layer: Layer, products: readonly Product[], column: (cell: number) => number, row: number) {
  const { settings, axes, covered, canvas, output } = layer;
  const { stamped, padding } = settings;
  const soFar = stampedSoFar(layer, stamped);
  const laid = new Set(products.filter(({ input }) => input < stamped).map((product) => product.covered));
  const reached = new Set(products.map((product) => product.covered));
  const count = canvas ** axes;
  const most = mostOf(layer.whole.data);
  return Array.from({ length: count }, (_, index): PlateCell | undefined => {
    const place = placeIn(index, canvas, axes);
    const x = column(place.at(-1)!);
    const y = axes === 1 ? row : place[0]!;
    const inOutput = place.map((along) => along - padding);
    const beyond = place.some((along) => along >= covered);
    const at = beyond ? -1 : place.reduce((sum, along) => sum * covered + along, 0);
    const kept = inOutput.every((along) => along >= 0 && along < output);
    // Beside the corner that output padding adds, there is nothing at all.
    if (beyond && !kept) return undefined;
    const is = kept
      ? ({ kind: 'output', at: inOutput.reduce((sum, along) => sum * output + along, 0) } as const)
      : ({ kind: 'cut', at } as const);
    if (laid.has(at)) return numberCell(is, x, y, soFar.data[at]!, most, { pale: !kept });
    return emptyCell(is, x, y, kept && !reached.has(at) ? 'dropped' : 'value');
  }).filter((cell) => cell !== undefined);
}

export function scatterPlane(layer: Layer, products: readonly Product[]): Plate {
  const { canvas, output, settings } = layer;
  const cells = sums(layer, products, (cell) => cell, 0);
  return {
    name: 'scatter',
    title,
    label,
    note: note(layer, cells),
    columns: canvas,
    rows: canvas,
    cells,
    regions: [{ look: 'kept', x: settings.padding, y: settings.padding, columns: output, rows: output }],
  };
}

/** Along a line each stamp has a row of its own, and the sum stands under them. */
export function scatterLine(layer: Layer, products: readonly Product[], line: Line): Plate {
  const { input, output, x, w, whole, settings } = layer;
  const most = mostOf(whole.data);
  const mostInput = mostOf(x.data);
  const bottom = input + 0.5;
  const inputs = Array.from(x.data, (value, at) =>
    numberCell({ kind: 'input', at }, 0, at, value, mostInput),
  );
  const stamps = products
    .filter((product) => product.input < settings.stamped)
    .map((product): PlateCell => {
      const value = w.data[product.weight]! * x.data[product.input]!;
      const { input, covered } = product;
      const kept = outputAt(covered, layer);
      const is = { kind: 'product', input, covered, ...(kept !== undefined && { output: kept }) } as const;
      return numberCell(is, line.covered(covered), input, value, most, { pale: kept === undefined });
    });
  const total = sums(layer, products, line.covered, bottom);
  return {
    name: 'scatter',
    title,
    label,
    note: note(layer, total),
    columns: line.columns,
    rows: bottom + 1,
    cells: [...inputs, ...stamps, ...total],
    regions: [{ look: 'kept', x: line.output(0), y: bottom, columns: output, rows: 1 }],
  };
}
