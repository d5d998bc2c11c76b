import { conv } from '@engine/ops/conv.ts';
import { Tensor } from '@engine/tensor.ts';

export type KernelName = 'onset' | 'steady' | 'rising' | 'harmonics';

/** A kernel over time and frequency: rows from low to high, columns from early to late. */
export interface Kernel {
  readonly rows: number;
  readonly columns: number;
  readonly weight: Tensor;
}

const kernelOf = (lines: readonly (readonly number[])[]): Kernel => ({
  rows: lines.length,
  columns: lines[0]!.length,
  weight: new Tensor([1, 1, lines.length, lines[0]!.length], lines.flat()),
});

const times5 = <T>(line: T): T[] => [line, line, line, line, line];

/**
 * What a kernel looks for. Each sums to 0: a picture of one value gives nothing.
 * @param spacing Bands from one tooth of the comb to the next.
 */
export function kernelBy(name: KernelName, spacing: number): Kernel {
  switch (name) {
    case 'onset':
      return kernelOf(times5([-1, -1, 0, 1, 1]));
    case 'steady':
      return kernelOf([-1, 2, -1].map(times5));
    case 'rising':
      return kernelOf(
        [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((column) => (row === column ? 4 : -1))),
      );
    case 'harmonics': {
      const teeth = 4;
      const between = -teeth / ((teeth - 1) * (spacing - 1));
      return kernelOf(
        Array.from({ length: (teeth - 1) * spacing + 1 }, (_, row) => {
          const value = row % spacing === 0 ? 1 : between;
          return [value, value, value];
        }),
      );
    }
  }
}

/** Slides a kernel over a spectrogram, zeros around it: [1, 1, bands, times], as large as the spectrogram. */
export const respond = (picture: Tensor, { weight }: Kernel): Tensor =>
  conv([picture, weight], { padding: 'same' }).output;
