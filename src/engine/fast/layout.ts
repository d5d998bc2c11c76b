import { type Shape, ShapeError, sizeOf } from '../tensor.ts';
import type { Program, Step } from './executor.ts';
import { type Fusions, fuse, opOf } from './fuse.ts';
import type { Variant } from './kernels.ts';
import { type Layer, type Slot, VECTORS } from './layers/layer.ts';
import { Machine } from './machine.ts';
import type { Crew } from './threads.ts';

/** A program as one thread runs it: everything in its place, and nothing run yet. */
export function layOut(program: Program, variant: Variant | undefined, crew: Crew) {
  const machine = new Machine(variant, crew);
  const slots = laySlots(machine, program);
  const layers = layLayers(machine, program, slots);
  machine.settle();
  return {
    machine,
    slots,
    whole: Math.max(...program.steps.map(({ inputs }) => slots.get(inputs[0]!)!.shape[0] ?? 1)),
    forward(batch: number, training: boolean) {
      try {
        for (const layer of layers) {
          layer.forward(batch, training);
          crew.meet();
        }
      } catch (error) {
        crew.fail();
        throw error;
      }
    },
    backward(batch: number) {
      try {
        for (let index = layers.length - 1; index >= 0; index--) {
          layers[index]!.backward(batch);
          crew.meet();
        }
      } catch (error) {
        crew.fail();
        throw error;
      }
    },
  };
}

/**
 * A place for every tensor, and one for its gradient if something that it is made of wants one.
 * @throws ShapeError if there is no step, or one lacks an input.
 */
function laySlots(machine: Machine, { leaves, steps }: Program): Map<string, Slot> {
  if (steps.length === 0) throw new ShapeError('fast: a program must have a step, but has none');
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
    const { needs = 1 } = opOf(step);
    const given = step.inputs.slice(0, needs).filter(Boolean).length;
    if (given < needs)
      throw new ShapeError(
        `fast: step ${step.output} (${step.op}) needs ${needs} inputs, but is given ${given}`,
      );
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
        for (const { from, to, size } of sums) {
          machine.crew.meet();
          const [start, end] = [machine.crew.from(size, VECTORS), machine.crew.to(size, VECTORS)];
          machine.kernels.add(to + start * 4, from + start * 4, to + start * 4, end - start, false);
        }
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
