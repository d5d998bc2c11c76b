import type { Sliding } from '../ops/taps.ts';
import { sizeOf } from '../tensor.ts';
import { type Plan, type Staging, columnStaging, gatherPlan, scatterPlan, sourceCells } from './geometry.ts';
import type { Machine } from './machine.ts';
import { layStrips, layTaps, roundUp } from './passes.ts';

/*
 * The three visitors of `ops/contract.ts`, laid out for the kernels: gather, scatter, correlate. The scatter is made of gathers too.
 */

/** Columns that make the end of a correlation (adding up lanes) cheap against its middle: several small images are joined. */
const LONG_SUM = 1024;

/** Copies `planes` planes from `source` to `target`, staged, one every `targetPlane` bytes. */
type Stage = (source: number, planes: number, target: number, targetPlane: number) => void;

function layStaging(machine: Machine, { axes, rows, pitch }: Staging, sourcePlane: number): Stage {
  const last = axes.at(-1)!;
  const { length, stride, before } = last;
  const columns = new Map(
    last.phases.map((phase) => {
      if (last.mode !== 'zeros')
        return [phase, { first: 0, table: machine.table([0, ...sourceCells(last, phase)]) }];
      // Columns at one distance need no table: zeros in front, so many of them, and zeros behind.
      const lead = Math.min(pitch, Math.max(0, Math.ceil((before - phase) / stride)));
      const first = lead * stride + phase - before;
      const count = Math.max(0, Math.min(pitch - lead, Math.ceil((length - first) / stride)));
      return [phase, { first, table: machine.table([stride, lead, count]) }];
    }),
  );
  const rowTable = machine.table(
    rows.flatMap(([row, phase]) => {
      const { first, table } = columns.get(phase)!;
      return [row < 0 ? -1 : (row * length + first) * 4, table];
    }),
  );
  const { stage } = machine.kernels;
  return (source, planes, target, targetPlane) => {
    stage(source, sourcePlane * 4, planes, rowTable, rows.length, pitch, target, targetPlane);
  };
}

/** Which channels a product reads and writes, and where in the weights they meet; per group. */
interface Channels {
  groups: number;
  sources: number;
  targets: number;
  sourcePlane: number;
  targetPlane: number;
  /** Numbers in the weights of one group, and from one target (source) channel to the next. */
  weights: number;
  targetStep: number;
  sourceStep: number;
}

/** target = weights · source (+ bias), for the first `batch` images; what is below 0 becomes 0 if `rectified`. */
// prettier-ignore
export type Product = (source: number, weights: number, bias: number, target: number, batch: number, rectified?: boolean) => void;

/** Strips for each thread from which on an image is shared by strips: so many come out even. */
const SHARED_STRIPS = 4;

/** @param apart Whether no two threads may work on one image, even if they are more than the images. */
function layProduct(
  machine: Machine,
  { staging, passes }: Plan,
  channels: Channels,
  apart: boolean,
): Product {
  const { groups, sources, targets, sourcePlane, targetPlane } = channels;
  const stage = layStaging(machine, staging, sourcePlane);
  const sourceChannels = Array.from({ length: sources }, (_, channel) => channel);
  const panelRows = roundUp(targets, 4);
  const laid = passes.map((pass) => ({
    ...layTaps(machine, pass, sourceChannels, staging.size, channels.sourceStep),
    strips: layStrips(machine, pass, sources + targets),
    count: pass.count,
    step: pass.step,
  }));
  const packedOfGroup = laid.reduce((total, { depth }) => total + panelRows * depth, 0) * 4;

  const staged = machine.scratch('staged', sources * staging.size * 4);
  const packed = machine.scratch('packed', packedOfGroup * groups);
  const widest = Math.max(0, ...laid.flatMap(({ strips }) => strips.map(({ pitch }) => pitch)));
  const result = machine.scratch('result', panelRows * widest * 4);
  const someEmpty = laid.some(({ depth }) => depth === 0);
  const leastStrips = Math.min(...laid.map(({ strips }) => strips.length));
  const { crew } = machine;
  const { clear, pack, gather, unstage } = machine.kernels;

  return (source, weights, bias, target, batch, rectified = false) => {
    // Of too few images everyone does a part of each: strips, or channels of the target where strips are few.
    const within = !apart && batch < crew.count;
    const byStrips = within && (leastStrips >= SHARED_STRIPS * crew.count || targets < 2 * crew.count);
    const byRows = within && !byStrips;
    const [first, end] = within ? [0, batch] : [crew.from(batch), crew.to(batch)];
    const firstRow = byRows ? crew.from(targets) : 0;
    const rowsHere = byRows ? crew.to(targets) - firstRow : targets;
    // Cells that no tap feeds are 0, and need no pass of their own where nobody else writes beside them.
    const skipEmpty = someEmpty && !bias && !within;
    const imageBytes = groups * targets * targetPlane * 4;
    if (skipEmpty) clear(target + first * imageBytes, (end - first) * imageBytes);
    let to = packed.address;
    for (let group = 0; group < groups; group++) {
      const from = weights + (group * channels.weights + firstRow * channels.targetStep) * 4;
      for (const { places, depth } of laid) {
        pack(from, channels.targetStep * 4, places, depth, rowsHere, to);
        to += panelRows * depth * 4;
      }
    }
    for (let image = first; image < end; image++) {
      let panels = packed.address;
      for (let group = 0; group < groups; group++) {
        const block = image * groups + group;
        stage(source + block * sources * sourcePlane * 4, sources, staged.address, staging.size * 4);
        const output = target + (block * targets + firstRow) * targetPlane * 4;
        const shift = bias && bias + (group * targets + firstRow) * 4;
        for (const { offsets, depth, strips, count, step } of laid) {
          if (depth === 0 && skipEmpty) continue;
          const last = byStrips ? crew.to(strips.length) : strips.length;
          for (let strip = byStrips ? crew.from(strips.length) : 0; strip < last; strip++) {
            const { start, columns, pitch, rows, rowCount } = strips[strip]!;
            const image = staged.address + start * 4;
            gather(panels, image, offsets, depth, rowsHere, columns, result.address, pitch);
            // prettier-ignore
            unstage(result.address, pitch * 4, rowsHere, rows, rowCount, count, step, output, targetPlane * 4, shift, rectified);
          }
          panels += panelRows * depth * 4;
        }
      }
    }
  };
}

const perGroup = (sliding: Sliding) => ({
  inputs: sliding.inputChannels / sliding.groups,
  outputs: sliding.outputChannels / sliding.groups,
  kernel: sizeOf(sliding.windows.map(({ kernel }) => kernel)),
  inputPlane: sizeOf(sliding.input),
  outputPlane: sizeOf(sliding.output),
});

/** output = weights gathered over input. A convolution forward; a transposed one backward. */
export function layGather(machine: Machine, sliding: Sliding): Product {
  const { inputs, outputs, kernel, inputPlane, outputPlane } = perGroup(sliding);
  const channels = {
    groups: sliding.groups,
    sources: inputs,
    targets: outputs,
    sourcePlane: inputPlane,
    targetPlane: outputPlane,
    weights: outputs * inputs * kernel,
    targetStep: inputs * kernel,
    sourceStep: kernel,
  };
  return layProduct(machine, gatherPlan(sliding), channels, false);
}

/** input = weights scattered from output. A convolution backward; a transposed one forward. `apart` as in `layProduct`. */
export function layScatter(machine: Machine, sliding: Sliding, apart = false): Product {
  const { inputs, outputs, kernel, inputPlane, outputPlane } = perGroup(sliding);
  const channels = {
    groups: sliding.groups,
    sources: outputs,
    targets: inputs,
    sourcePlane: outputPlane,
    targetPlane: inputPlane,
    weights: outputs * inputs * kernel,
    targetStep: kernel,
    sourceStep: inputs * kernel,
  };
  return layProduct(machine, scatterPlan(sliding), channels, apart);
}

/** weights = Σ over the first `batch` images of input · output, for every pair that a weight ties together. */
export type Correlation = (input: number, output: number, weights: number, batch: number) => void;

export function layCorrelate(machine: Machine, sliding: Sliding): Correlation {
  const { groups, outputChannels } = sliding;
  const { inputs, outputs, kernel, inputPlane, outputPlane } = perGroup(sliding);
  const plan = gatherPlan(sliding);
  const columns = columnStaging(sliding, plan);
  const stageInput = layStaging(machine, plan.staging, inputPlane);
  const stageOutput = layStaging(machine, columns, outputPlane);
  const channels = Array.from({ length: inputs }, (_, channel) => channel);
  const pass = plan.passes[0]!;
  // The images joined in one sum stand side by side channel by channel, so that a channel of all of them stays in cache.
  const joined = Math.max(1, Math.min(sliding.batch, Math.floor(LONG_SUM / pass.columns)));
  const { offsets, places, depth } = layTaps(machine, pass, channels, joined * plan.staging.size, kernel);
  const inputStep = plan.staging.size * 4;
  const outputStep = columns.size * 4;
  const staged = machine.scratch('staged', joined * inputs * inputStep);
  const rows = machine.scratch('result', joined * outputs * outputStep);
  const { crew } = machine;
  const { clear, correlate } = machine.kernels;
  const weightsOfOutput = inputs * kernel * 4;

  return (input, output, weights, batch) => {
    const [from, to] = [crew.from(outputChannels), crew.to(outputChannels)];
    clear(weights + from * weightsOfOutput, (to - from) * weightsOfOutput);
    for (let first = 0; first < batch; first += joined) {
      const images = Math.min(joined, batch - first);
      for (let group = 0; group < groups; group++) {
        const start = Math.max(from, group * outputs);
        const count = Math.min(to, (group + 1) * outputs) - start;
        if (count <= 0) continue;
        for (let image = 0; image < images; image++) {
          const block = (first + image) * groups + group;
          stageInput(
            input + block * inputs * inputPlane * 4,
            inputs,
            staged.address + image * inputStep,
            joined * inputStep,
          );
          stageOutput(
            output + ((first + image) * outputChannels + start) * outputPlane * 4,
            count,
            rows.address + image * outputStep,
            joined * outputStep,
          );
        }
        // The last taps of an image read the zeros that the next one begins with; in a smaller batch, nothing new lies there.
        for (let channel = 0; images < joined && channel < inputs; channel++) {
          clear(staged.address + (channel * joined + images) * inputStep, inputStep);
        }
        // prettier-ignore
        correlate(
          rows.address, joined * outputStep, count, outputStep, staged.address, inputStep, images, pass.columns,
          offsets, places, depth, weights + start * weightsOfOutput, weightsOfOutput,
        );
      }
    }
  };
}
