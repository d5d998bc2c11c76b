import type { Layer } from '../layer.ts';
import type { Product } from '../partners.ts';
import type { Line } from './line.ts';
import { type Plate, type PlateCell, emptyCell, lazily, mostOf, numberCell } from './plate.ts';

/** Zeros are cells of their own as long as they are not too many to be told apart. */
const mostZeros = 400;

/** Between the matrix and the input beside it, the output below it. */
const gap = 0.5;

type Columns = (output: number) => number;

/** What the matrix holds; the input beside it, the output below it. */
function cellsOf({ x, y, w }: Layer, products: readonly Product[], column: Columns): PlateCell[] {
  const [mostInput, mostWeight, mostOutput] = [x, w, y].map(({ data }) => mostOf(data)) as [
    number,
    number,
    number,
  ];
  const drawsZeros = x.size * y.size <= mostZeros;
  const entries = new Map(
    products.flatMap(({ input, output, weight }) =>
      output === undefined ? [] : [[input * y.size + output, w.data[weight]!]],
    ),
  );
  const cells = Array.from({ length: x.size * y.size }, (_, at): PlateCell | undefined => {
    const [input, output] = [Math.floor(at / y.size), at % y.size];
    const is = { kind: 'pair', input, output } as const;
    const value = entries.get(at);
    if (value === undefined && !drawsZeros) return undefined;
    if (value === undefined) return emptyCell(is, column(output), input, 'inserted');
    return numberCell(is, column(output), input, value, mostWeight);
  }).filter((cell) => cell !== undefined);
  const inputs = Array.from(x.data, (value, at) =>
    numberCell({ kind: 'input', at }, 0, at, value, mostInput),
  );
  const outputs = Array.from(y.data, (value, at) =>
    numberCell({ kind: 'output', at }, column(at), x.size + gap, value, mostOutput),
  );
  return [...inputs, ...cells, ...outputs];
}

const frameOf = ({ x, y }: Layer, column: Columns, columns: number) =>
  ({
    name: 'matrix',
    title: 'matrix C',
    label: 'The matrix C, a row for each input cell, a column for each output cell',
    note: 'a row: the convolution; a column: this layer, Cᵀ',
    columns,
    rows: x.size + gap + 1,
    regions: [{ look: 'ground', x: column(0), y: 0, columns: y.size, rows: x.size }],
  }) as const;

const besideInput: Columns = (cell) => 1 + gap + cell;

/**
 * C is the matrix of the convolution going the other way: a row says what it reads for one of its outputs, our input cell.
 * Down its columns it is Cᵀ: what reaches one of our outputs. Along a line its columns stand where the line has them.
 */
export function matrixPlate(layer: Layer, products: readonly Product[], line?: Line): Plate {
  const column = line?.output ?? besideInput;
  const frame = frameOf(layer, column, line?.columns ?? column(layer.y.size));
  return lazily(frame, () => cellsOf(layer, products, column));
}

/** The matrix where it stands with the two others: rows so low that no number and no zero could be told. */
export function lowMatrixPlate(layer: Layer, products: readonly Product[]): Plate {
  const frame = { ...frameOf(layer, besideInput, besideInput(layer.y.size)), low: 0.45 };
  return lazily(frame, () =>
    cellsOf(layer, products, besideInput)
      .filter(({ kind }) => kind !== 'inserted')
      .map((cell) => ({ ...cell, text: undefined })),
  );
}
