import type { Program } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { shapesOf } from './steps.ts';

/** What a leaf is, and its shape with the axes that another layout puts in another order. */
export interface Leafs {
  role: 'images' | 'kernel' | 'transposedKernel' | 'matrix' | 'vector';
  /** [batch, channels, height, width], [out, in, height, width], [in, out, height, width], or a matrix [out, …features]. */
  shape: Shape;
}

/** The role of each leaf, from the step that reads it. Features of a flattened image keep its axes apart. */
export function rolesOf(program: Program): Map<string, Leafs> {
  const shapes = shapesOf(program);
  const before = new Map(program.steps.map(({ op, inputs, output }) => [output, { op, from: inputs[0]! }]));
  const roles = new Map<string, Leafs>();
  for (const [name, { shape }] of Object.entries(program.leaves)) {
    const role = shape.length === 4 ? 'images' : 'vector';
    roles.set(name, { role, shape });
  }
  for (const { op, inputs } of program.steps) {
    const [x, w] = inputs as [string, string];
    const shape = program.leaves[w]?.shape;
    if (!shape) continue;
    if (op === 'conv') roles.set(w, { role: 'kernel', shape });
    if (op === 'convTranspose') roles.set(w, { role: 'transposedKernel', shape });
    if (op === 'linear') {
      const maker = before.get(x);
      const features = maker?.op === 'flatten' ? shapes.get(maker.from)!.slice(1) : [1, 1, shape[1]!];
      roles.set(w, {
        role: 'matrix',
        shape: [shape[0]!, ...(features.length === 3 ? features : [shape[1]!, 1, 1])],
      });
    }
  }
  return roles;
}

/** The numbers of a tensor with its axes in another order: `permute(x, [2, 3], [1, 0])` is its transpose. */
export function permute(
  data: Float32Array,
  shape: Shape,
  order: readonly number[],
): Float32Array<ArrayBuffer> {
  const steps = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, length) => product * length, 1),
  );
  const result = new Float32Array(data.length);
  const index = order.map(() => 0);
  let from = 0;
  for (let cell = 0; cell < data.length; cell++) {
    result[cell] = data[from]!;
    for (let place = order.length - 1; place >= 0; place--) {
      const axis = order[place]!;
      from += steps[axis]!;
      if (++index[place]! < shape[axis]!) break;
      from -= steps[axis]! * shape[axis]!;
      index[place] = 0;
    }
  }
  return result;
}

/** The order that undoes another. */
export const inverse = (order: readonly number[]): number[] => order.map((_, axis) => order.indexOf(axis));
