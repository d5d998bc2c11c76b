import { type Shape, sizeOf } from '../tensor.ts';
import { type PaddingMode, readCell } from '../shape/padding.ts';
import type { Window } from '../shape/window.ts';

/** A window sliding over a stack of planes: all that decides which cells meet. */
export interface Sliding {
  batch: number;
  groups: number;
  inputChannels: number;
  outputChannels: number;
  /** Lengths of the input's spatial axes; `output` and `windows` have one entry for each of them. */
  input: Shape;
  output: Shape;
  windows: readonly Window[];
  mode: PaddingMode;
}

/**
 * `count` taps along the last axis that share the weight cell `weight`:
 * output cells output, output + 1, … read input cells input, input + step, …
 */
export type VisitRun = (output: number, input: number, weight: number, count: number, step: number) => void;

/**
 * The loops of a convolution: visits every tap, a triple (output cell, input cell, weight cell) whose
 * numbers meet in one multiply–accumulate. Cells are positions in the `data` of tensors
 * [batch, out, …output], [batch, in, …input] and [out, in / groups, …kernel].
 * Taps that read a zero of the padding are left out, and so are rows of output cells, from `start` up to but not including
 * `end`, that `skips` says yes to. Taps of one output cell come in the order of the weight cells.
 */
export function walkTaps(
  sliding: Sliding,
  visit: VisitRun,
  skips: (start: number, end: number) => boolean = () => false,
): void {
  const { batch, groups, inputChannels, outputChannels, input, output, windows } = sliding;
  const rows = rowTaps(sliding);
  const runs = runsOfLastAxis(sliding);
  const inputWidth = input.at(-1)!;
  const outputWidth = output.at(-1)!;
  const kernelWidth = windows.at(-1)!.kernel;
  const inputPlane = sizeOf(input);
  const outputPlane = sizeOf(output);
  const kernelPlane = sizeOf(windows.map((window) => window.kernel));
  const inPerGroup = inputChannels / groups;
  const outPerGroup = outputChannels / groups;

  for (let image = 0; image < batch; image++) {
    for (let outChannel = 0; outChannel < outputChannels; outChannel++) {
      const firstInChannel = image * inputChannels + Math.floor(outChannel / outPerGroup) * inPerGroup;
      const outputStart = (image * outputChannels + outChannel) * outputPlane;
      rows.forEach((taps, row) => {
        const outputRow = outputStart + row * outputWidth;
        if (skips(outputRow, outputRow + outputWidth)) return;
        for (let inChannel = 0; inChannel < inPerGroup; inChannel++) {
          const inputStart = (firstInChannel + inChannel) * inputPlane;
          const kernelStart = (outChannel * inPerGroup + inChannel) * kernelPlane;
          for (const tap of taps) {
            const inputRow = inputStart + tap.inputRow * inputWidth;
            const kernelRow = kernelStart + tap.kernelRow * kernelWidth;
            for (const run of runs) {
              visit(
                outputRow + run.output,
                inputRow + run.input,
                kernelRow + run.weight,
                run.count,
                run.step,
              );
            }
          }
        }
      });
    }
  }
}

export interface Tap {
  output: number;
  input: number;
  weight: number;
}

/**
 * The taps that `wanted` picks out: those of one output cell are what it sees, those of one input cell are where it goes,
 * those of one weight cell are where it is used. It walks them all, so it is meant for what a figure can draw.
 */
export function tapsWhere(sliding: Sliding, wanted: (tap: Tap) => boolean): Tap[] {
  const found: Tap[] = [];
  walkTaps(sliding, (output, input, weight, count, step) => {
    for (let i = 0; i < count; i++) {
      const tap = { output: output + i, input: input + i * step, weight };
      if (wanted(tap)) found.push(tap);
    }
  });
  return found;
}

interface RowTap {
  inputRow: number;
  kernelRow: number;
}

/** For each row of an output plane, the rows of input and kernel that meet on it: the taps of all axes but the last. */
function rowTaps({ input, output, windows, mode }: Sliding): RowTap[][] {
  let rows: RowTap[][] = [[{ inputRow: 0, kernelRow: 0 }]];
  for (const [axis, window] of windows.slice(0, -1).entries()) {
    const length = input[axis]!;
    rows = rows.flatMap((outer) =>
      Array.from({ length: output[axis]! }, (_, cell) =>
        outer.flatMap(({ inputRow, kernelRow }) =>
          axisTaps(cell, length, window, mode).map((tap) => ({
            inputRow: inputRow * length + tap.input,
            kernelRow: kernelRow * window.kernel + tap.weight,
          })),
        ),
      ),
    );
  }
  return rows;
}

/** What one output cell of one axis reads. */
function axisTaps(
  output: number,
  length: number,
  window: Window,
  mode: PaddingMode,
): { input: number; weight: number }[] {
  const start = output * window.stride - window.padding[0];
  const taps: { input: number; weight: number }[] = [];
  for (let weight = 0; weight < window.kernel; weight++) {
    const input = readCell(start + weight * window.dilation, length, mode);
    if (input >= 0) taps.push({ input, weight });
  }
  return taps;
}

interface Run extends Tap {
  count: number;
  step: number;
}

/** The taps of the last axis, gathered into runs of constant step; wrapped or mirrored padding starts a new run. */
function runsOfLastAxis({ input, output, windows, mode }: Sliding): Run[] {
  const window = windows.at(-1)!;
  const runs: Run[] = [];
  const latest = new Map<number, Run>();
  for (let cell = 0; cell < output.at(-1)!; cell++) {
    for (const tap of axisTaps(cell, input.at(-1)!, window, mode)) {
      const run = latest.get(tap.weight);
      const follows = run !== undefined && run.output + run.count === cell;
      if (follows && run.count === 1) run.step = tap.input - run.input;
      if (follows && run.input + run.count * run.step === tap.input) {
        run.count++;
      } else {
        const fresh = { output: cell, ...tap, count: 1, step: 0 };
        latest.set(tap.weight, fresh);
        runs.push(fresh);
      }
    }
  }
  return runs.sort((a, b) => a.weight - b.weight);
}
