import { updateRule, beginState } from '@engine/optim/index.ts';
import { ADAM, Cannot, type Contender, type Outputs } from '../../contender.ts';
import { SEED } from '../../numbers.ts';
import { learningOf, shapesOf } from '../../steps.ts';
import { backward } from './backward.ts';
import { type Made, forward } from './forward.ts';
import { Graph } from './graph.ts';

interface Tensor {
  data: Float32Array;
}

/** As much of ONNX Runtime's module as is used; two releases of it are measured. */
export interface Runtime {
  Tensor: new (type: string, data: Float32Array | BigInt64Array, dims: readonly number[]) => Tensor;
  InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{
      run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
      release(): Promise<void>;
    }>;
  };
}

/** ONNX Runtime, on a graph that is written here; where it has gradient ops, on one with the gradients written out too. */
export const onnxContender = (runtime: Runtime, hasGradients: boolean): Contender => ({
  async prepare(work, numbers) {
    const { kind, program, target } = work;
    if (kind !== 'forward' && !hasGradients) throw new Cannot('no gradients in this release');
    const { leaves, steps } = program;
    const shapes = shapesOf(program);
    const learning = learningOf(work);
    const graph = new Graph();
    const isFed = (name: string) =>
      learning.includes(name) ||
      name === 'x' ||
      (leaves[name]!.shape.length === 4 && name === steps[0]!.inputs[0]);
    const feeds: Record<string, Tensor> = {};
    const feed = (name: string, shape: readonly number[], data: Float32Array) => {
      graph.input(name, shape);
      feeds[name] = new runtime.Tensor('float32', data, shape);
    };
    for (const [name, { shape }] of Object.entries(leaves)) {
      if (isFed(name)) feed(name, shape, numbers.get(name)!);
      else graph.constant(name, shape, numbers.get(name)!);
    }
    if (target) graph.constant('target', [target.length], BigInt64Array.from(target, BigInt));

    const made = new Map<string, Made>();
    const place = (name: string | undefined) => made.get(name!)?.output ?? name!;
    for (const step of steps)
      made.set(step.output, forward(graph, step, step.inputs.map(place), shapes, kind === 'training'));
    const output = steps.at(-1)!.output;
    const wanted: Record<string, string> = { [output]: place(output) };
    if (kind !== 'forward') {
      const seed = numbers.get(SEED);
      if (seed) feed(SEED, shapes.get(output)!, seed);
      const gradients = backward(
        graph,
        program,
        shapes,
        made,
        seed ? SEED : graph.constant('one', [], new Float32Array([1])),
      );
      for (const name of learning) wanted[`gradient of ${name}`] = gradients.get(name)!;
    }
    const session = await runtime.InferenceSession.create(graph.encode(wanted), {
      executionProviders: ['wasm'],
    });

    const rule = updateRule({ name: 'Adam', lr: ADAM.lr });
    const states = new Map(learning.map((name) => [name, beginState(rule, numbers.get(name)!.length)]));
    let latest: Record<string, Tensor> = {};
    const values = (names: readonly string[], from: Record<string, Tensor>): Outputs =>
      Object.fromEntries(names.map((name) => [name, from[name]!.data]));
    return {
      async run() {
        latest = await session.run(feeds);
        if (kind !== 'training') return;
        for (const name of learning)
          rule.update(feeds[name]!.data, latest[`gradient of ${name}`]!.data, states.get(name)!, ADAM.lr);
      },
      outputs: () =>
        kind === 'training'
          ? { ...values([output], latest), ...values(learning, feeds) }
          : values(Object.keys(wanted), latest),
      release: () => void session.release(),
      help:
        kind === 'forward'
          ? undefined
          : kind === 'training'
            ? 'graph of gradients and Adam by hand'
            : 'graph of gradients by hand',
    };
  },
});
