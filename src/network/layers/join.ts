import { broadcastShape } from '@engine/shape/broadcast.ts';
import { concatShape } from '@engine/shape/concat.ts';
import { axisIndex } from '@engine/shape/flatten.ts';
import { type Shape, ShapeError, sizeOf } from '@engine/tensor.ts';
import type { LayerKind } from '../layer.ts';
import { defineLayer, everyAxis, noCost, numberOption } from './define.ts';
import { int } from './signature.ts';

function first(op: string, inputs: readonly Shape[]): Shape {
  if (!inputs[0]) throw new ShapeError(`${op}: needs at least one input`);
  return inputs[0];
}

/** `a + b`, `a * b`: axes of length 1 are stretched to fit. With one input, the other is a constant. */
const elementwise = (name: 'add' | 'sub' | 'mul' | 'div'): LayerKind =>
  defineLayer({
    name,
    role: 'join',
    arity: 'many',
    signature: [],
    output: (_options, inputs) =>
      inputs.slice(1).reduce<Shape>((sum, shape) => broadcastShape(name, sum, shape), first(name, inputs)),
    cost: (_options, inputs, output) => ({
      ...noCost,
      elementwise: Math.max(1, inputs.length - 1) * sizeOf(output),
    }),
    reading: (_options, inputs) => everyAxis(first(name, inputs), { kind: 'same' }),
  });

/** `torch.cat`. Along channels each unit keeps the region it had; along a spatial axis the pieces are no longer in step. */
const concat = defineLayer({
  name: 'concat',
  role: 'join',
  arity: 'many',
  signature: [int('dim', 0)],
  output: (options, inputs) => concatShape(inputs, numberOption('concat', options, 'dim')),
  reading: (options, inputs) => {
    const shape = first('concat', inputs);
    const along =
      axisIndex('concat', shape, numberOption('concat', options, 'dim')) - (shape.length > 2 ? 2 : 1);
    return everyAxis(shape, { kind: 'same' }).map((same, axis) => (axis === along ? { kind: 'all' } : same));
  },
});

export const joins = [...(['add', 'sub', 'mul', 'div'] as const).map(elementwise), concat];
