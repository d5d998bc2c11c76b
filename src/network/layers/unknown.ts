import { ShapeError, formatShape } from '@engine/tensor.ts';
import { defineLayer, everyAxis } from './define.ts';

/**
 * What the reader of a source could not make out. So that the rest can still be counted, it is taken to keep the
 * shape of what it reads, but for `channels`, those that a layer after it expects (see analysis/assume.ts).
 */
export const unknown = defineLayer({
  name: 'unknown',
  role: 'shape',
  arity: 'many',
  signature: [],
  output: ({ text, channels }, [first, ...others]) => {
    if (!first || others.some((shape) => formatShape(shape) !== formatShape(first)))
      throw new ShapeError(`what this does is not known: ${String(text)}`);
    return typeof channels === 'number' ? [first[0]!, channels, ...first.slice(2)] : first;
  },
  reading: (_options, inputs) => everyAxis(inputs[0]!, { kind: 'same' }),
  note: ({ channels, expectedBy }) =>
    `What this does is not known. The rest is counted as if it kept the size of what it reads` +
    `${typeof channels === 'number' ? ` and gave ${channels} channels, which ${String(expectedBy)} expects` : ''}.`,
});
