import type { Program, Step } from '@engine/fast/executor.ts';
import { fastOps } from '@engine/fast/layers/index.ts';
import type { FastOp } from '@engine/fast/layers/layer.ts';
import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Workload } from './workloads.ts';

/** The shape of every tensor of a program. */
export function shapesOf({ leaves, steps }: Program): Map<string, Shape> {
  const shapes = new Map<string, Shape>(Object.entries(leaves).map(([name, { shape }]) => [name, shape]));
  for (const { op, inputs, output, options } of steps) {
    const given = inputs.map((name) => shapes.get(name!)!);
    shapes.set(output, (fastOps[op] as FastOp<unknown>).shape(given, options));
  }
  return shapes;
}

/** The leaves whose gradient is asked for, by name; none where the work only goes forward. */
export const learningOf = ({ kind, program: { leaves } }: Workload): string[] =>
  kind === 'forward' ? [] : Object.keys(leaves).filter((name) => leaves[name]!.gradient);

/** One number for both axes: all of the yardstick's windows are square. */
export interface Window {
  stride: number;
  padding: number;
  dilation: number;
  kernel: number;
}

type PerAxis = number | readonly number[] | undefined;

const both = (option: PerAxis, otherwise: number): number =>
  (typeof option === 'object' ? option[0] : option) ?? otherwise;

/** The window of a convolution or a pool. */
export function windowOf({ op, options }: Step, weight?: Shape): Window {
  const given = (options ?? {}) as Record<'stride' | 'padding' | 'dilation' | 'kernelSize', PerAxis>;
  const kernel = weight ? weight[2]! : both(given.kernelSize, 1);
  const dilation = both(given.dilation, 1);
  const word = given.padding as unknown;
  const same = word === 'same' ? (dilation * (kernel - 1)) / 2 : 0;
  return {
    kernel,
    dilation,
    stride: both(given.stride, op.endsWith('Pool') ? kernel : 1),
    padding: typeof word === 'string' ? same : both(given.padding, 0),
  };
}

/** Floating-point operations of the convolutions and linear layers: what a share of the peak is counted by. */
export function flopOf(program: Program, backward: boolean): number {
  const shapes = shapesOf(program);
  const learns = new Set(Object.keys(program.leaves).filter((name) => program.leaves[name]!.gradient));
  let flop = 0;
  for (const { op, inputs, output } of program.steps) {
    const [x, w] = inputs as [string, string];
    if (inputs.some((name) => learns.has(name!))) learns.add(output);
    if (!['conv', 'convTranspose', 'linear'].includes(op)) continue;
    const cells = op === 'convTranspose' ? shapes.get(x)! : shapes.get(output)!;
    const once = 2 * sizeOf(cells) * sizeOf(shapes.get(w)!.slice(1));
    flop += once * (backward ? 1 + Number(learns.has(x)) + Number(learns.has(w)) : 1);
  }
  return flop;
}
