import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { ADAM, type Contender, type Outputs } from '../../contender.ts';
import { type Leafs, inverse, permute, rolesOf } from '../../layout.ts';
import { type Numbers, SEED } from '../../numbers.ts';
import { learningOf, shapesOf } from '../../steps.ts';
import type { Workload } from '../../workloads.ts';
import { type Tensors, runStep } from './ops.ts';

/** TensorFlow's layout: channels last, kernels [height, width, in, out], matrices [in, out]. */
const orders: Record<Leafs['role'], readonly number[]> = {
  images: [0, 2, 3, 1],
  kernel: [2, 3, 1, 0],
  transposedKernel: [2, 3, 1, 0],
  matrix: [2, 3, 1, 0],
  vector: [0],
};

function read(tensor: tf.Tensor, { role, shape }: Leafs): Float32Array {
  const order = orders[role];
  const isFlat = role === 'vector' || (role === 'images' && tensor.shape.length !== 4);
  if (isFlat) return tensor.dataSync();
  return permute(
    tensor.dataSync(),
    role === 'images' ? tensor.shape : order.map((axis) => shape[axis]!),
    inverse(order),
  );
}

/** The leaves in TensorFlow's layout; those that are trained as variables. */
function place(work: Workload, roles: ReadonlyMap<string, Leafs>, numbers: Numbers): Tensors {
  const trained = work.kind === 'training' ? learningOf(work) : [];
  return new Map(
    [...roles].map(([name, { role, shape }]) => {
      const order = role === 'vector' ? shape.map((_, axis) => axis) : orders[role];
      const data = permute(numbers.get(name)!, shape, order);
      const placed = order.map((axis) => shape[axis]!);
      const tensor = tf.tensor(data, role === 'matrix' ? [data.length / shape[0]!, shape[0]!] : placed);
      return [name, trained.includes(name) ? tf.variable(tensor, true, name) : tensor];
    }),
  );
}

/** TensorFlow.js, on the backend that the page has set. */
export const contender: Contender = {
  prepare(work, numbers) {
    const { kind, program, target } = work;
    const roles = rolesOf(program);
    const shapes = shapesOf(program);
    const learning = learningOf(work);
    const values = place(work, roles, numbers);
    const output = program.steps.at(-1)!.output;
    const hot = target && tf.oneHot(tf.tensor1d(target, 'int32'), 10);
    const forward = (given: Tensors) => {
      const all = new Map(given);
      for (const step of program.steps) all.set(step.output, runStep(step, all, shapes, hot));
      return all.get(output)!;
    };
    const leaves = learning.map((name) => values.get(name)!);
    const named = (tensors: readonly tf.Tensor[], prefix = ''): Outputs =>
      Object.fromEntries(
        learning.map((name, index) => [prefix + name, read(tensors[index]!, roles.get(name)!)]),
      );

    let latest: tf.Tensor[] = [];
    const keep = (made: tf.Tensor[]) => {
      tf.dispose(latest);
      latest = made;
      latest.at(-1)!.dataSync();
    };
    const first = () => ({ [output]: read(latest[0]!, { role: 'images', shape: shapes.get(output)! }) });
    const release = () => {
      tf.disposeVariables();
      tf.dispose([...values.values(), ...latest]);
    };
    if (kind === 'forward')
      return { run: () => keep([tf.tidy(() => forward(values))]), outputs: first, release };

    if (kind === 'gradients') {
      const shape = shapes.get(output)!;
      const placed = orders.images.map((axis) => shape[axis]!);
      const seed = tf.tensor(permute(numbers.get(SEED)!, shape, orders.images), placed);
      const through = tf.valueAndGrads((...given) =>
        forward(new Map(learning.map((name, index) => [name, given[index]!]))),
      );
      return {
        run() {
          const { value, grads } = through(leaves, seed);
          keep([value, ...grads]);
        },
        outputs: () => ({ ...first(), ...named(latest.slice(1), 'gradient of ') }),
        release,
      };
    }
    const optimizer = tf.train.adam(ADAM.lr, ADAM.beta1, ADAM.beta2, ADAM.eps);
    return {
      run: () => keep([optimizer.minimize(() => forward(values), true, leaves)]),
      outputs: () => ({ ...first(), ...named(leaves) }),
      release,
    };
  },
};
