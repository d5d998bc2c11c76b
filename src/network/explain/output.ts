import { axisName } from '@engine/shape/axes.ts';
import { reach } from '@engine/shape/window.ts';
import type { ReachedNode } from '../analysis/result.ts';
import { type Formula, ceil, equation, floor, minus, over, plus, times, variable } from '../formula.ts';
import type { Explanation } from './explanation.ts';
import { type Sliding, axisLetter, lengthSymbols, option, slides } from './symbols.ts';

/** Length of the output along a spatial axis. */
export function explainOutput(row: ReachedNode, axis: number): Explanation {
  const axes = row.output.length - 2;
  const value = row.output[axis + 2] ?? null;
  const symbol = lengthSymbols(axes)[axis] ?? 'n';
  const [input] = row.inputs;
  const before = input?.[axis + 2];
  const reading = row.readings[axis];
  if (value === null || before === undefined)
    return { value, words: `The output has no ${axisName(axis, 2)}.` };
  const length = variable(symbol, before, { sub: 'in', link: 'input' });
  const about = { sub: 'out', link: 'output' };
  if (slides(reading)) {
    const right = row.kind.role === 'transposed' || row.kind.role === 'upsampling' ? stamped : slid;
    return {
      value,
      equation: equation(symbol, right(row, length, reading, axisLetter(axis, axes), axis), about),
      ...ceilNote(row),
    };
  }
  if (value === before) return { value, words: `The ${axisName(axis, axes)} stays as it is.` };
  return {
    value,
    words: `The ${axisName(axis, axes)} is set by the layer's options: ${before} cells become ${value}.`,
  };
}

/** ⌊(n + p₀ + p₁ − d(k − 1) − 1) / s⌋ + 1 */
function slid(row: ReachedNode, length: Formula, reading: Sliding, sub: string): Formula {
  const room = over(
    minus(plus(length, ...padding(reading, sub)), reachFormula(reading, sub)),
    stride(reading, sub),
  );
  return plus(row.node.options.ceil_mode === true ? ceil(room) : floor(room), 1);
}

/** (n − 1)·s − p₀ − p₁ + d(k − 1) + 1 + output padding */
function stamped(row: ReachedNode, length: Formula, reading: Sliding, sub: string, axis: number): Formula {
  if (row.kind.role === 'upsampling') return times(length, stride(reading, sub));
  const whole = plus(times(minus(length, 1), stride(reading, sub)), reachFormula(reading, sub));
  const cropped = reading.padding[0] ? minus(whole, ...padding(reading, sub)) : whole;
  const given = row.node.options.output_padding;
  const extra = Array.isArray(given) ? Number(given[axis]) : option(row, 'output_padding') || 0;
  return extra ? plus(cropped, variable('o', extra, { sub })) : cropped;
}

const stride = (reading: Sliding, sub: string) => variable('s', reading.stride, { sub });

function padding({ padding: [before, after] }: Sliding, sub: string): Formula[] {
  if (before === 0 && after === 0) return [];
  const variables = [before, after].map((cells) => variable('p', cells, { sub }));
  return before === after ? [times(2, variables[0]!)] : variables;
}

/** d(k − 1) + 1, or k where that is the same. */
function reachFormula(reading: Sliding, sub: string): Formula {
  const kernel = variable('k', reading.kernel, { sub, link: 'kernel' });
  if (reach(reading) === reading.kernel) return kernel;
  return plus(times(variable('d', reading.dilation, { sub }), minus(kernel, 1)), 1);
}

const ceilNote = (row: ReachedNode): Partial<Explanation> =>
  row.node.options.ceil_mode === true
    ? { words: 'With ceil_mode the last window may hang over the edge, unless it would start beyond it.' }
    : {};
