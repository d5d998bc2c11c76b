import { type Shape, ShapeError, Tensor, sizeOf } from '../tensor.ts';
import type { Variant } from './kernels.ts';
import { type Fusions, fuse, opOf } from './fuse.ts';
import type { fastOps } from './layers/index.ts';
import type { FastOp, Layer, Slot } from './layers/layer.ts';
import { Machine } from './machine.ts';

type Ops = typeof fastOps;
type OptionsOf<Op> = Op extends FastOp<infer Options> ? Options : never;

/** One op of a program: its inputs and its output by name. Inputs that an op can do without may be undefined. */
export type Step = {
  [Name in keyof Ops]: {
    op: Name;
    inputs: readonly (string | undefined)[];
    output: string;
    options?: OptionsOf<Ops[Name]>;
  };
}[keyof Ops];

/** A tensor that no step makes: images, parameters, running statistics, an optimizer's memory. */
export interface Leaf {
  shape: Shape;
  /** Whether its gradient is wanted. Default false. */
  gradient?: boolean;
}

/** What is to be computed: plain data. Activations have the largest batch as their first length. */
export interface Program {
  leaves: Readonly<Record<string, Leaf>>;
  /** In an order in which every input is made before it is read. */
  steps: readonly Step[];
}

/** A program laid out in one memory. Running it allocates nothing, and its tensors stay where they are. */
export interface Executor {
  readonly machine: Machine;
  /**
   * A tensor of the program, in the machine's memory: writing into it is how a leaf is set. What only a ReLU reads is not kept
   * while training.
   */
  value(name: string): Tensor;
  /** Its gradient. That of the last output is the seed of `backward`: 1 to begin with. Beside a ReLU it may not be kept. */
  gradient(name: string): Tensor;
  /** Runs every step on the first `batch` images; all of them if left out. */
  forward(batch?: number, training?: boolean): void;
  /** Fills in every gradient that is wanted, for the batch that went forward last. */
  backward(): void;
}

/**
 * Lays out a program.
 * @throws ShapeError if shapes do not fit, or a step reads what is not there. @throws RangeError if memory runs out.
 * @throws Error if this browser has no WebAssembly SIMD (`bestVariant` tells).
 */
export function compile(program: Program, variant?: Variant): Executor {
  const machine = new Machine(variant);
  const slots = laySlots(machine, program);
  const layers = layLayers(machine, program, slots);
  const whole = Math.max(...program.steps.map(({ inputs }) => slots.get(inputs[0]!)!.shape[0] ?? 1));
  machine.settle();

  const tensors = (address: (slot: Slot) => number) => {
    const made = new Map<string, Tensor>();
    return (name: string): Tensor => {
      const slot = slots.get(name);
      if (!slot) throw new RangeError(`fast: there is no such tensor as ${name}`);
      if (!address(slot)) {
        throw new RangeError(`fast: ${name} has no gradient; ask for it where its leaf is declared`);
      }
      const found =
        made.get(name) ??
        new Tensor(slot.shape, new Float32Array(machine.memory.buffer, address(slot), sizeOf(slot.shape)));
      made.set(name, found);
      return found;
    };
  };
  const gradient = tensors((slot) => slot.gradient);
  const last = slots.get(program.steps.at(-1)!.output)!;
  if (last.gradient) gradient(program.steps.at(-1)!.output).data.fill(1);

  let running = whole;
  return {
    machine,
    value: tensors((slot) => slot.value),
    gradient,
    forward(batch = whole, training = false) {
      if (!(Number.isInteger(batch) && batch >= 1 && batch <= whole)) {
        throw new RangeError(`fast: the batch must be from 1 to ${whole}, but is ${batch}`);
      }
      running = batch;
      for (const layer of layers) layer.forward(batch, training);
    },
    backward() {
      for (let index = layers.length - 1; index >= 0; index--) layers[index]!.backward(running);
    },
  };
}

/** A place for every tensor, and one for its gradient if something that it is made of wants one. */
function laySlots(machine: Machine, { leaves, steps }: Program): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  const place = (name: string, shape: Shape, gradient: boolean): void => {
    if (slots.has(name)) throw new ShapeError(`fast: two tensors are called ${name}`);
    const bytes = sizeOf(shape) * 4;
    slots.set(name, {
      shape,
      value: machine.reserve(bytes),
      gradient: gradient ? machine.reserve(bytes) : 0,
    });
  };
  for (const [name, { shape, gradient = false }] of Object.entries(leaves)) place(name, shape, gradient);
  for (const step of steps) {
    const inputs = step.inputs.map((name) => name && read(slots, name, step));
    const shapes = inputs.map((input) => (input ? input.shape : undefined) as Shape);
    const wanted = inputs.some((input) => input && input.gradient);
    place(step.output, opOf(step).shape(shapes, step.options), wanted);
  }
  return slots;
}

function read(slots: ReadonlyMap<string, Slot>, name: string, { op, output }: Step): Slot {
  const slot = slots.get(name);
  if (!slot)
    throw new ShapeError(`fast: step ${output} (${op}) reads ${name}, which nothing before it makes`);
  return slot;
}

/**
 * The layers in order. Where several steps read one tensor its gradient is a sum: the last of them, which goes backward first,
 * writes it, and every other one writes beside it and is added.
 */
function layLayers(machine: Machine, program: Program, slots: ReadonlyMap<string, Slot>): Layer[] {
  const written = new Set<string>();
  const fusions = fuse(program);
  const backwards = [...program.steps].reverse().map((step): Layer => {
    const sums: { from: number; to: number; size: number }[] = [];
    const inputs = step.inputs.map((name) => {
      const slot = name ? slots.get(name)! : undefined;
      if (!name || !slot?.gradient) return slot;
      if (!written.has(name)) {
        written.add(name);
        return slot;
      }
      const size = sizeOf(slot.shape);
      const beside = machine.reserve(size * 4);
      sums.push({ from: beside, to: slot.gradient, size });
      return { ...slot, gradient: beside };
    });
    const output = slots.get(step.output)!;
    const layer = layFused(machine, step, inputs, slots, fusions);
    return {
      forward: layer.forward,
      backward(batch) {
        if (!output.gradient) return;
        layer.backward(batch);
        for (const { from, to, size } of sums) machine.kernels.add(to, from, to, size, false);
      },
    };
  });
  return backwards.reverse();
}

/** A layer, together with the ReLU behind or before it if `fusions` has it; of such a ReLU, what is left to do. */
function layFused(
  machine: Machine,
  step: Step,
  inputs: readonly (Slot | undefined)[],
  slots: ReadonlyMap<string, Slot>,
  { forward, backward, past }: Fusions,
): Layer {
  const output = slots.get(step.output)!;
  const rectified = slots.get(forward.get(step.output) ?? '');
  const beforeRelu = slots.get(past.get(step.output) ?? '');
  const { lay } = opOf(step);
  if (beforeRelu)
    return lay(
      machine,
      [{ ...inputs[0]!, gradient: beforeRelu.gradient, pastRelu: true }],
      output,
      step.options,
    );
  if (rectified) return lay(machine, inputs, { ...output, rectified }, step.options);
  const layer = lay(machine, inputs, output, step.options);
  const from = step.inputs[0]!;
  if (step.op !== 'relu' || !forward.has(from)) return layer;
  const nothingBack = backward.has(from) || [...past.values()].includes(from);
  return {
    forward(batch, training) {
      if (!training) layer.forward(batch, training);
    },
    backward: nothingBack ? () => undefined : layer.backward,
  };
}
