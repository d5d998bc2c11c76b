import { reach } from '@engine/shape/window.ts';
import { type Layer, gathered, placeIn } from '../layer.ts';
import type { Line } from './line.ts';
import { type Plate, type PlateCell, emptyCell, lazily, mostOf, numberCell } from './plate.ts';

const title = 'gather';
const label = 'The input, spread out';

function note({ settings }: Layer): string | undefined {
  const between = settings.stride - 1;
  const around = reach(settings) - 1 - settings.padding;
  const parts = [
    between > 0 && `${between === 1 ? 'a zero' : `${between} zeros`} between`,
    around > 0 && `${around} around`,
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Each cell of the spread input: a number, a zero put in between, or a zero around. */
function spreadCells(layer: Layer, column: (cell: number) => number): PlateCell[] {
  const { spread, axes, input, settings, spreadInput } = layer;
  const before = reach(settings) - 1 - settings.padding;
  const most = mostOf(spreadInput.data);
  const span = (input - 1) * settings.stride;
  return Array.from(spreadInput.data, (value, at): PlateCell => {
    const place = placeIn(at, spread, axes);
    const x = column(place.at(-1)!);
    const y = axes === 1 ? 0 : place[0]!;
    const steps = place.map((along) => (along - before) / settings.stride);
    if (place.some((along) => along < before || along > before + span))
      return emptyCell({ kind: 'spread', at }, x, y, 'padding');
    if (!steps.every(Number.isInteger)) return emptyCell({ kind: 'spread', at }, x, y, 'inserted');
    const index = steps.reduce((sum, along) => sum * input + along, 0);
    return numberCell({ kind: 'spread', at, input: index }, x, y, value, most);
  });
}

export const gatherPlane = (layer: Layer): Plate =>
  lazily({ name: 'gather', title, label, note: note(layer), columns: layer.spread, rows: layer.spread }, () =>
    spreadCells(layer, (cell) => cell),
  );

/** The flipped kernel under the cells that it reads for an output, and the outputs under it. */
function underneath(layer: Layer, line: Line, output: number): PlateCell[] {
  const { flipped, settings, y } = layer;
  const mostWeight = mostOf(flipped.data);
  const mostOutput = mostOf(y.data);
  const kernel = Array.from(flipped.data, (value, tap) =>
    numberCell(
      { kind: 'weight', at: flipped.size - 1 - tap },
      line.spread(output + tap * settings.dilation),
      1.25,
      value,
      mostWeight,
    ),
  );
  const outputs = Array.from(gathered(layer).data, (value, at) =>
    numberCell({ kind: 'output', at }, line.output(at), 2.5, value, mostOutput),
  );
  return [...kernel, ...outputs];
}

/** Along a line all that a convolution reads for an output, and what it gives, stand under each other. */
export const gatherLine = (layer: Layer, line: Line, output: number): Plate =>
  lazily({ name: 'gather', title, label, note: note(layer), columns: line.columns, rows: 3.5 }, () => [
    ...spreadCells(layer, line.spread),
    ...underneath(layer, line, output),
  ]);
