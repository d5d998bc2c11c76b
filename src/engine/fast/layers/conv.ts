import { convSliding } from '../../ops/conv.ts';
import { convTransposeSliding } from '../../ops/conv-transpose.ts';
import type { Sliding } from '../../ops/taps.ts';
import { type ConvOptions, checkBias, convShape } from '../../shape/conv.ts';
import { type ConvTransposeOptions, convTransposeShape } from '../../shape/conv-transpose.ts';
import { sizeOf } from '../../tensor.ts';
import { layCorrelate, layGather, layScatter } from '../contract.ts';
import { sourceCells } from '../geometry.ts';
import type { Machine } from '../machine.ts';
import type { FastOp, Layer, Slot } from './layer.ts';

/** `ops/conv.ts`: inputs [x, weight, bias?]. */
export const conv: FastOp<ConvOptions | undefined> = {
  needs: 2,
  shape([x, weight, bias], options) {
    checkBias('conv', bias, weight![0]!);
    return convShape(x!, weight!, options);
  },
  rectifies: 'forward',
  lay(machine, [x, weight, bias], output, options) {
    const sliding = convSliding(x!.shape, weight!.shape, options);
    const gather = layGather(machine, sliding);
    const scatter = x!.gradient ? layScatterOfPadded(machine, sliding) : undefined;
    const correlate = weight!.gradient ? layCorrelate(machine, sliding) : undefined;
    const biasGradient = layBiasGradient(machine, output, bias);
    return {
      forward(batch, training) {
        const rectified = training ? output.rectified : undefined;
        gather(x!.value, weight!.value, bias?.value ?? 0, (rectified ?? output).value, batch, !!rectified);
      },
      backward(batch) {
        scatter?.(output.gradient, weight!.value, 0, x!.gradient, batch);
        correlate?.(x!.value, output.gradient, weight!.gradient, batch);
        biasGradient?.(batch);
      },
    };
  },
};

/** `ops/conv-transpose.ts`: inputs [x, weight, bias?]. The convolution going the other way, with its two directions swapped. */
export const convTranspose: FastOp<ConvTransposeOptions | undefined> = {
  needs: 2,
  shape([x, weight, bias], options) {
    const shape = convTransposeShape(x!, weight!, options);
    checkBias('convTranspose', bias, shape[1]!);
    return shape;
  },
  rectifies: 'forward',
  lay(machine, [x, weight, bias], output, options): Layer {
    const sliding = convTransposeSliding(x!.shape, weight!.shape, options);
    const scatter = layScatter(machine, sliding);
    const gather = x!.gradient ? layGather(machine, sliding) : undefined;
    const correlate = weight!.gradient ? layCorrelate(machine, sliding) : undefined;
    const biasGradient = layBiasGradient(machine, output, bias);
    return {
      forward(batch, training) {
        const rectified = training ? output.rectified : undefined;
        scatter(x!.value, weight!.value, bias?.value ?? 0, (rectified ?? output).value, batch, !!rectified);
      },
      backward(batch) {
        gather?.(output.gradient, weight!.value, 0, x!.gradient, batch);
        correlate?.(output.gradient, x!.value, weight!.gradient, batch);
        biasGradient?.(batch);
      },
    };
  },
};

function layBiasGradient(
  { kernels, crew }: Machine,
  output: Slot,
  bias: Slot | undefined,
): ((batch: number) => void) | undefined {
  if (!bias?.gradient) return undefined;
  const [, channels, ...lengths] = output.shape;
  const plane = sizeOf(lengths);
  return (batch) => {
    for (let channel = crew.from(channels!), end = crew.to(channels!); channel < end; channel++) {
      const at = output.gradient + channel * plane * 4;
      kernels.sumPlanes(at, batch, channels! * plane * 4, plane, bias.gradient + channel * 4);
    }
  };
}

/** Padding that is a copy of cells inside gives its gradient to those: scatter to the padded image, then fold it up. */
function layScatterOfPadded(machine: Machine, sliding: Sliding): ReturnType<typeof layScatter> {
  const { mode, input, windows, inputChannels } = sliding;
  if (mode === 'zeros') return layScatter(machine, sliding);
  const axes = windows.map(({ padding: [before, after] }, axis) => {
    const length = input[axis]!;
    return { length, stride: 1, phases: [0], before, cells: before + length + after, mode };
  });
  const padded = axes.map(({ cells }) => cells);
  const ofPadded = {
    ...sliding,
    input: padded,
    windows: windows.map((window) => ({ ...window, padding: [0, 0] as const })),
  };
  // Each thread folds what it scattered itself, in a place of its own.
  const scatter = layScatter(machine, ofPadded, true);
  const sources = axes.reduce<number[]>(
    (places, axis) =>
      places.flatMap((place) => sourceCells(axis, 0).map((cell) => place * axis.length + cell)),
    [0],
  );
  const table = machine.table(sources.map((cell) => cell * 4));
  const cells = sizeOf(padded);
  const plane = sizeOf(input) * 4;
  const whole = machine.scratch('padded', sliding.batch * inputChannels * cells * 4);
  return (source, weights, bias, target, batch) => {
    scatter(source, weights, bias, whole.address, batch);
    const { kernels, crew } = machine;
    const first = crew.from(batch) * inputChannels;
    const planes = crew.to(batch) * inputChannels - first;
    const from = whole.address + first * cells * 4;
    kernels.fold(from, cells, planes, table, target + first * plane, plane);
  };
}
