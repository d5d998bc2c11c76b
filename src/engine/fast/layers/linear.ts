import { checkBias } from '../../shape/conv.ts';
import { linearShape } from '../../shape/linear.ts';
import { sizeOf } from '../../tensor.ts';
import type { Machine } from '../machine.ts';
import { roundUp } from '../passes.ts';
import type { FastOp } from './layer.ts';

const upTo = (count: number, step: number): number[] => Array.from({ length: count }, (_, i) => i * step * 4);

/** Numbers of the right side that should stay in the first-level cache while the rows of the left pass over them. */
const STRIP_NUMBERS = 8192;

/** Features of forward's sum at a time: so many of every row of weights stay in the second-level cache. */
const CHUNK = 512;

/** Features that the kernel of forward takes at a time. */
const PAIR = 2;

/**
 * `ops/linear.ts`: inputs [x, weight, bias?]. Both kernels of the convolution, on plain matrices: forward is a correlation along
 * the features, since both sides lie along them; the gradients are gathers whose offsets are rows.
 */
export const linear: FastOp<undefined> = {
  needs: 2,
  shape([x, weight, bias]) {
    checkBias('linear', bias, weight![0]!, 'feature');
    return linearShape(x!, weight!);
  },
  lay(machine, [x, weight, bias], output) {
    const [outFeatures, inFeatures] = weight!.shape as readonly [number, number];
    const { kernels, crew } = machine;
    const rowsPerImage = sizeOf(x!.shape.slice(1, -1));
    const mostRows = x!.shape[0]! * rowsPerImage;
    const weightRows = machine.table(upTo(outFeatures, inFeatures));
    const outPlaces = machine.table(upTo(outFeatures, 1));
    const product = layRowProduct(
      machine,
      Math.max(mostRows, outFeatures),
      Math.max(mostRows, outFeatures),
      inFeatures,
    );
    const inputRows = machine.table(upTo(mostRows, inFeatures));
    const gradientRows = machine.table(upTo(mostRows, outFeatures));

    return {
      forward(batch) {
        // Of too few images everyone does all, each for some of the features.
        const within = batch < crew.count;
        const first = within ? 0 : crew.from(batch) * rowsPerImage;
        const rows = (within ? batch : crew.to(batch)) * rowsPerImage - first;
        const feature = within ? crew.from(outFeatures, PAIR) : 0;
        const features = within ? crew.to(outFeatures, PAIR) - feature : outFeatures;
        const from = x!.value + first * inFeatures * 4;
        const to = output.value + first * outFeatures * 4;
        for (let row = 0; row < rows; row++)
          kernels.clear(to + (row * outFeatures + feature) * 4, features * 4);
        for (let chunk = 0; chunk < inFeatures; chunk += CHUNK) {
          // prettier-ignore
          kernels.correlate(
            from + chunk * 4, inFeatures * 4, rows, 0,
            weight!.value + chunk * 4, 0, 1, Math.min(CHUNK, inFeatures - chunk),
            weightRows + feature * 4, outPlaces + feature * 4, features, to, outFeatures * 4,
          );
        }
        for (let row = 0; bias && row < rows; row++)
          kernels.addToRows(to + (row * outFeatures + feature) * 4, 1, features, bias.value + feature * 4);
      },
      backward(batch) {
        if (x!.gradient) {
          const first = crew.from(batch) * rowsPerImage;
          const rows = crew.to(batch) * rowsPerImage - first;
          const from = output.gradient + first * outFeatures * 4;
          const to = x!.gradient + first * inFeatures * 4;
          product(from, outFeatures, outPlaces, outFeatures, rows, weight!.value, weightRows, to);
        }
        const rows = batch * rowsPerImage;
        if (weight!.gradient) {
          const first = crew.from(outFeatures);
          const features = crew.to(outFeatures) - first;
          const to = weight!.gradient + first * inFeatures * 4;
          product(output.gradient + first * 4, 1, gradientRows, rows, features, x!.value, inputRows, to);
        }
        if (bias?.gradient && crew.first) kernels.sumRows(output.gradient, rows, outFeatures, bias.gradient);
      },
    };
  },
};

/** target[row] = Σₖ left[row · rowStep + places[k]] · the row of `right` at rowsOfRight[k]. */
function layRowProduct(machine: Machine, mostRows: number, mostDepth: number, columns: number) {
  const { kernels } = machine;
  const panelRows = roundUp(mostRows, 4);
  const packed = machine.scratch('packed', panelRows * mostDepth * 4);
  const result = machine.scratch('result', panelRows * roundUp(columns, 8) * 4);
  const wholeRow = machine.table([0, 0]);
  // prettier-ignore
  return (
    left: number, rowStep: number, places: number, depth: number, rows: number, right: number, rowsOfRight: number, target: number,
  ): void => {
    kernels.pack(left, rowStep * 4, places, depth, rows, packed.address);
    const strip = Math.max(32, roundUp(STRIP_NUMBERS / depth, 8));
    for (let start = 0; start < columns; start += strip) {
      const count = Math.min(strip, columns - start);
      const pitch = roundUp(count, 8);
      kernels.gather(packed.address, right + start * 4, rowsOfRight, depth, rows, count, result.address, pitch);
      kernels.unstage(
        result.address, pitch * 4, rows, wholeRow, 1, count, 1, target + start * 4, columns * 4, 0, false,
      );
    }
  };
}
