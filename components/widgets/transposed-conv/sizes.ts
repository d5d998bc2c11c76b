import { convSliding } from '@engine/ops/conv.ts';
import { tapsWhere } from '@engine/ops/taps.ts';
import { reach, slide } from '@engine/shape/window.ts';
import type { CellMark } from '@kit/marks/cell.ts';
import type { WireMark } from '@kit/marks/wire.ts';
import { type Equation, type Formula, equation, minus, plus, times, variable } from '@network/formula.ts';
import type { Settings } from './settings.ts';

/** One length that a convolution with these settings turns into the same number of cells. */
export interface Length {
  readonly outputPadding: number;
  /** The longer side: the convolution's input, this layer's output. */
  readonly length: number;
  /** What the convolution makes of it. */
  readonly back: number;
  readonly current: boolean;
  /** Cells at the end that no window reads. */
  readonly unread: number;
  readonly columns: number;
  readonly cells: readonly CellMark[];
  readonly wires: readonly WireMark[];
}

/** Rows of the drawing, in cells: the shorter side above, the longer below. */
export const lengthRows = 3.25;

/** (n − 1)·s − 2p + d(k − 1) + 1 + o, with what is nothing left out. */
export function sizeEquation(all: Settings): Equation {
  const stride = variable('s', all.stride, { link: 'stride' });
  const kernel = variable('k', all.kernel, { link: 'kernel' });
  const dilation = variable('d', all.dilation, { link: 'dilation' });
  const input = variable('n', all.input, { sub: 'in', link: 'input' });
  const cut = times(2, variable('p', all.padding, { link: 'padding' }));
  const whole: Formula = plus(
    minus(times(minus(input, 1), stride), cut),
    times(dilation, minus(kernel, 1)),
    1,
    variable('o', all.outputPadding, { link: 'outputPadding' }),
  );
  return equation('n', whole, { sub: 'out', link: 'output' });
}

/** Every length from which the convolution with these settings arrives at `input` cells, one for each output padding. */
export function lengthsOf(all: Settings): Length[] {
  const { kernel, stride, dilation, padding } = all;
  const longest = (all.input - 1) * stride - 2 * padding + reach(all) + stride - 1;
  return Array.from({ length: stride }, (_, outputPadding): Length => {
    const length = (all.input - 1) * stride - 2 * padding + reach(all) + outputPadding;
    const back = slide('conv', 'length', length, { kernel, stride, dilation, padding: [padding, padding] });
    const taps = tapsWhere(
      convSliding([1, 1, length], [1, 1, kernel], { stride, dilation, padding }),
      () => true,
    );
    const read = new Set(taps.map(({ input }) => input));
    const last = (back - 1) * stride + reach(all) - padding;
    const above = (cell: number) => padding + cell * stride + (reach(all) - 1) / 2;
    return {
      outputPadding,
      length,
      back,
      current: outputPadding === all.outputPadding,
      unread: length - Math.min(length, last),
      columns: longest + 2 * padding,
      cells: [
        ...Array.from({ length: back }, (_, cell): CellMark => ({
          x: above(cell),
          y: 0,
          kind: 'value',
          role: 'input',
        })),
        ...Array.from({ length: length + 2 * padding }, (_, at): CellMark => {
          const cell = at - padding;
          const inside = cell >= 0 && cell < length;
          const kind = inside ? (read.has(cell) ? 'value' : 'dropped') : 'padding';
          return { x: at, y: lengthRows - 1, kind, ...(kind === 'value' && { role: 'output' }) };
        }),
      ],
      wires: taps.map(({ output, input }) => ({
        x1: above(output) + 0.5,
        y1: 1,
        x2: padding + input + 0.5,
        y2: lengthRows - 1,
        weight: 0.2,
      })),
    };
  });
}
