import type { Sliding } from '../ops/taps.ts';
import { type PaddingMode, readCell } from '../shape/padding.ts';
import { sizeOf } from '../tensor.ts';

/*
 * How a convolution becomes reads of unbroken runs. A plane is staged: padded, and cut into phases where the stride is more
 * than 1. Then output cell `column` reads, for tap k, the staged cell `offsets[k] + column`, where columns number the cells of
 * the output along staged rows; the few columns beyond the end of an output row are worked out and thrown away.
 */

/** One axis of a staged plane: cell i of phase φ holds the source's cell i · stride + φ − before. */
interface StagedAxis {
  length: number;
  stride: number;
  /** Those that some tap reads: a kernel shorter than the stride needs no more than it has cells. */
  phases: readonly number[];
  before: number;
  cells: number;
  mode: PaddingMode;
}

/** A staged plane, as the kernel `stage` makes it; counted in numbers, not bytes. */
export interface Staging {
  axes: readonly StagedAxis[];
  /** For each staged row its source row, −1 for zeros, and the phase of its columns. */
  rows: readonly (readonly [sourceRow: number, phase: number])[];
  pitch: number;
  size: number;
}

/** One way through a staged plane: all output cells that see the same taps. */
export interface Pass {
  /** For each tap: where it reads, and which cell of the kernel's plane it multiplies by. */
  taps: readonly (readonly [offset: number, weight: number])[];
  columns: number;
  /** For each row of output its first column, and where that belongs in a plane of the output. */
  rows: readonly (readonly [column: number, place: number])[];
  /** Cells of such a row, and how far apart they lie in the output. */
  count: number;
  step: number;
}

export interface Plan {
  staging: Staging;
  passes: readonly Pass[];
}

/** Every combination of one entry of each list, the last fastest. */
const combinations = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((outer, list) => outer.flatMap((row) => list.map((entry) => [...row, entry])), [[]]);

const upTo = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, i) => i);

/** Position of `indices` in a row-major block of these lengths. */
const placeIn = (lengths: readonly number[], indices: readonly number[]): number =>
  indices.reduce((place, index, axis) => place * lengths[axis]! + index, 0);

/** For each staged cell of a phase, the cell of the source that it copies; −1 for a zero. */
export function sourceCells({ length, stride, before, cells, mode }: StagedAxis, phase: number): number[] {
  return upTo(cells).map((i) => {
    const cell = readCell(i * stride + phase - before, length, mode);
    return cell < length ? Math.max(cell, -1) : -1;
  });
}

function staging(axes: readonly StagedAxis[]): Staging {
  const last = axes.at(-1)!;
  const rows = combinations(axes.map(({ phases }) => phases)).flatMap((phases) =>
    combinations(axes.slice(0, -1).map((axis, index) => sourceCells(axis, phases[index]!))).map((cells) => {
      const outside = cells.some((cell) => cell < 0);
      const lengths = axes.map(({ length }) => length);
      return [outside ? -1 : placeIn(lengths, cells), phases.at(-1)!] as const;
    }),
  );
  return { axes, rows, pitch: last.cells, size: rows.length * last.cells };
}

/** Zeros that the kernel `stage` leaves after the last plane. */
const STAGE_SLACK = 16;

/** The cells that the padding after one row needs are the padding before the next, if that is as wide and all zeros. */
const shareEdges = (axis: StagedAxis): StagedAxis =>
  axis.mode === 'zeros' && axis.stride === 1 && axis.before <= STAGE_SLACK
    ? { ...axis, cells: Math.min(axis.cells, Math.max(axis.before + axis.length, axis.cells - axis.before)) }
    : axis;

const shareLast = (axes: readonly StagedAxis[]): StagedAxis[] =>
  axes.map((axis, index) => (index === axes.length - 1 ? shareEdges(axis) : axis));

/** Every output cell sees every tap. */
export function gatherPlan({ input, output, windows, mode }: Sliding): Plan {
  const axes = shareLast(
    windows.map(({ kernel, stride, dilation, padding }, axis) => ({
      length: input[axis]!,
      stride,
      phases: upTo(stride).filter((phase) => upTo(kernel).some((t) => (t * dilation) % stride === phase)),
      before: padding[0],
      cells: output[axis]! + Math.floor(((kernel - 1) * dilation) / stride),
      mode,
    })),
  );
  const cells = axes.map((axis) => axis.cells);
  const taps = combinations(windows.map(({ kernel }) => upTo(kernel))).map((tap, weight) => {
    const reads = tap.map((t, axis) => t * windows[axis]!.dilation);
    const phases = reads.map((read, axis) => axes[axis]!.phases.indexOf(read % windows[axis]!.stride));
    const shifts = reads.map((read, axis) => Math.floor(read / windows[axis]!.stride));
    const counts = axes.map((axis) => axis.phases.length);
    return [placeIn(counts, phases) * sizeOf(cells) + placeIn(cells, shifts), weight] as const;
  });
  const rows = combinations(output.slice(0, -1).map(upTo)).map(
    (row) => [placeIn(cells, [...row, 0]), placeIn(output, [...row, 0])] as const,
  );
  const count = output.at(-1)!;
  return {
    staging: staging(axes),
    passes: [{ taps, rows, columns: columnsOf(rows, count), count, step: 1 }],
  };
}

const columnsOf = (rows: Pass['rows'], count: number): number => (rows.at(-1)?.[0] ?? 0) + count;

/** Output cells laid out column by column as `gatherPlan` numbers them, zeros where a column is no cell. */
export function columnStaging({ output }: Sliding, { staging: { axes } }: Plan): Staging {
  return staging(
    output.map((length, axis) => ({
      length,
      stride: 1,
      phases: [0],
      before: 0,
      cells: axis === 0 && output.length > 1 ? length : axes[axis]!.cells,
      mode: 'zeros' as const,
    })),
  );
}

/** The taps of the input cells that leave this remainder by the stride: input cell `remainder + stride · j` is fed by output cell `j + shift`. */
interface Residue {
  remainder: number;
  count: number;
  taps: { weight: number; shift: number }[];
}

/**
 * The scatter turned into gathers: input cells are fed by the taps that fit their remainder by the stride, and all cells of one
 * remainder by the same taps. So there are as many passes as remainders, and no two of them write the same cell.
 */
export function scatterPlan({ input, output, windows }: Sliding): Plan {
  const residues = windows.map(({ kernel, stride, dilation, padding }, axis) =>
    upTo(stride).map((remainder): Residue => ({
      remainder,
      count: Math.max(0, Math.ceil((input[axis]! - remainder) / stride)),
      taps: upTo(kernel)
        .map((weight) => ({ weight, shift: (remainder + padding[0] - weight * dilation) / stride }))
        .filter(({ shift }) => Number.isInteger(shift)),
    })),
  );
  const axes = shareLast(
    residues.map((ofAxis, axis) => {
      const before = Math.max(0, ...ofAxis.flatMap(({ taps }) => taps.map(({ shift }) => -shift)));
      const ends = ofAxis.flatMap(({ count, taps }) => [count, ...taps.map(({ shift }) => count + shift)]);
      const cells = before + Math.max(...ends);
      return { length: output[axis]!, stride: 1, phases: [0], before, cells, mode: 'zeros' as const };
    }),
  );
  const cells = axes.map((axis) => axis.cells);
  const kernels = windows.map(({ kernel }) => kernel);
  const passes = combinations(residues)
    .filter((ofPass) => ofPass.every(({ count }) => count > 0))
    .map((ofPass): Pass => {
      const rows = combinations(ofPass.slice(0, -1).map(({ count }) => upTo(count))).map((row) => {
        const indices = [...row, 0];
        const places = indices.map((j, axis) => j * windows[axis]!.stride + ofPass[axis]!.remainder);
        return [placeIn(cells, indices), placeIn(input, places)] as const;
      });
      const count = ofPass.at(-1)!.count;
      return {
        taps: combinations(ofPass.map(({ taps }) => taps)).map((tap) => [
          placeIn(
            cells,
            tap.map(({ shift }, axis) => shift + axes[axis]!.before),
          ),
          placeIn(
            kernels,
            tap.map(({ weight }) => weight),
          ),
        ]),
        rows,
        columns: columnsOf(rows, count),
        count,
        step: windows.at(-1)!.stride,
      };
    });
  return { staging: staging(axes), passes };
}
