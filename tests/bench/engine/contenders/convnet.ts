import convnetjs, { type Layer, type Volume } from 'convnetjs';
import type { Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { beginState, updateRule } from '@engine/optim/index.ts';
import { ADAM, Cannot, type Contender, type Outputs } from '../contender.ts';
import { inverse, permute, rolesOf } from '../layout.ts';
import { SEED } from '../numbers.ts';
import { shapesOf, windowOf } from '../steps.ts';

/** Its volumes have channels last, its filters and features too. */
const LAST = [0, 2, 3, 1];

/** A layer of its own for a step. */
function layerOf(step: Step, shapes: ReadonlyMap<string, Shape>): Layer {
  const [, depth, height, width] = shapes.get(step.inputs[0]!)!;
  const inputs = { in_depth: depth, in_sx: width ?? 1, in_sy: height ?? 1 };
  const { kernel, stride, padding } = windowOf(step, shapes.get(step.inputs[1] ?? ''));
  const window = { ...inputs, sx: kernel, stride, pad: padding };
  switch (step.op) {
    case 'conv':
      return new convnetjs.ConvLayer({ ...window, filters: shapes.get(step.output)![1] });
    case 'maxPool':
      return new convnetjs.PoolLayer(window);
    case 'relu':
      return new convnetjs.ReluLayer(inputs);
    case 'linear':
      return new convnetjs.FullyConnLayer({ ...inputs, num_neurons: shapes.get(step.output)![1] });
    case 'crossEntropy':
      return new convnetjs.SoftmaxLayer(inputs);
    default:
      throw new Cannot(
        `it has no ${{ convTranspose: 'transposed convolution', batchNorm: 'batch norm', avgPool: 'average pooling' }[step.op as string] ?? step.op}`,
      );
  }
}

/** A layer with the names of the leaves it took its numbers from. */
interface Placed {
  layer: Layer;
  leaves: string[];
}

/** The rows of a layer's parameters as its volumes: filters or neurons, then the biases. */
const volumesOf = ({ layer, leaves }: Placed, name: string): Volume[] =>
  leaves[0] === name ? layer.filters : [layer.biases];

/** ConvNetJS (Karpathy 2014): image by image, in plain JavaScript. Its npm release has no Adam; ours is put in. */
export const contender: Contender = {
  prepare({ kind, program, target }, numbers) {
    const { leaves, steps } = program;
    const shapes = shapesOf(program);
    const roles = rolesOf(program);
    const layers = steps
      .filter(({ op }) => op !== 'flatten')
      .map((step): Placed => ({ layer: layerOf(step, shapes), leaves: step.inputs.slice(1) as string[] }));
    const owners = new Map(layers.flatMap((placed) => placed.leaves.map((name) => [name, placed] as const)));
    const order = (name: string) => (leaves[name]!.shape.length > 1 ? LAST : [0]);
    for (const [name, placed] of owners) {
      const data = permute(numbers.get(name)!, roles.get(name)!.shape, order(name));
      const volumes = volumesOf(placed, name);
      volumes.forEach((volume, row) =>
        volume.w.set(
          data.subarray((row * data.length) / volumes.length, ((row + 1) * data.length) / volumes.length),
        ),
      );
    }
    const volumes = (data: Float32Array, shape: Shape): Volume[] => {
      const [batch, depth, height, width] = shape as [number, number, number, number];
      const last = permute(data, shape, LAST);
      return Array.from({ length: batch }, (_, image) => {
        const volume = new convnetjs.Vol(width, height, depth, 0);
        volume.w.set(last.subarray((image * last.length) / batch, ((image + 1) * last.length) / batch));
        return volume;
      });
    };
    const first = steps[0]!.inputs[0]!;
    const output = steps.at(-1)!.output;
    const images = volumes(numbers.get(first)!, shapes.get(first)!);
    const seeds = kind === 'gradients' ? volumes(numbers.get(SEED)!, shapes.get(output)!) : [];
    const rule = updateRule({ name: 'Adam', lr: ADAM.lr });
    const moved = [...owners]
      .flatMap(([name, placed]) => volumesOf(placed, name))
      .map((volume) => ({ volume, state: beginState(rule, volume.w.length) }));
    let made: Volume[] = [];
    let loss = 0;

    const through = (image: Volume, index: number): Volume => {
      let volume = image;
      for (const { layer } of layers) volume = layer.forward(volume, true);
      if (kind === 'forward') return volume;
      if (kind === 'gradients') volume.dw = seeds[index]!.w;
      for (const { layer } of layers.toReversed()) loss += layer.backward(target?.[index]) ?? 0;
      return volume;
    };
    const joined = (parts: Volume[], shape: Shape, part: 'w' | 'dw'): Float32Array => {
      const last = LAST.map((axis) => shape[axis]!);
      return permute(
        Float32Array.from(parts.flatMap((volume) => [...volume[part]])),
        shape.length > 1 ? last : shape,
        shape.length > 1 ? inverse(LAST) : [0],
      );
    };
    const read = (part: 'w' | 'dw', prefix = ''): Outputs =>
      Object.fromEntries(
        [...owners].map(([name, placed]) => [
          prefix + name,
          joined(volumesOf(placed, name), roles.get(name)!.shape, part),
        ]),
      );
    return {
      run() {
        loss = 0;
        if (kind === 'gradients') for (const { volume } of moved) volume.dw.fill(0);
        made = images.map(through);
        if (kind !== 'training') return;
        for (const { volume, state } of moved) {
          const gradient = volume.dw.map((sum) => sum / images.length);
          rule.update(volume.w as never, gradient as never, state, ADAM.lr);
          volume.dw.fill(0);
        }
      },
      outputs() {
        if (kind === 'training') return { [output]: Float32Array.of(loss / images.length), ...read('w') };
        const result = { [output]: joined(made, shapes.get(output)!, 'w') };
        return kind === 'forward'
          ? result
          : {
              ...result,
              ...read('dw', 'gradient of '),
              [`gradient of ${first}`]: joined(images, shapes.get(first)!, 'dw'),
            };
      },
      help: kind === 'training' ? 'Adam by hand' : undefined,
    };
  },
};
