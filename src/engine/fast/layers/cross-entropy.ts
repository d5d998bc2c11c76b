import { checkLabelSmoothing, classAt, crossEntropyShape } from '../../shape/cross-entropy.ts';
import { spatial } from '../../shape/axes.ts';
import { sizeOf } from '../../tensor.ts';
import type { FastOp } from './layer.ts';

/** Options of `ops/cross-entropy.ts` that the fast one knows. `target` is read at every run: fill it with each batch's classes. */
export interface CrossEntropyTarget {
  target: ArrayLike<number>;
  labelSmoothing?: number;
}

/**
 * `ops/cross-entropy.ts`, the mean over the batch: inputs [logits]. A few hundred exponentials are no work for SIMD, so that
 * this one is TypeScript; it allocates nothing either.
 */
export const crossEntropy: FastOp<CrossEntropyTarget> = {
  shape: ([logits], { target, labelSmoothing = 0 }) => {
    checkLabelSmoothing(labelSmoothing);
    crossEntropyShape(logits!, target.length);
    return [];
  },
  lay(machine, [logits], output, { target, labelSmoothing = 0 }) {
    const classes = logits!.shape[1]!;
    const places = sizeOf(spatial(logits!.shape));
    const size = sizeOf(logits!.shape);
    const values = machine.view(logits!.value, size);
    const gradients = machine.view(logits!.gradient, logits!.gradient ? size : 0);
    const loss = machine.view(output.value, 1);
    const seed = machine.view(output.gradient, 1);

    /** logₑ Σ exp over the classes of a place that begin at `first`. */
    const logSum = (first: number): number => {
      let most = -Infinity;
      for (let c = 0; c < classes; c++) most = Math.max(most, values.data[first + c * places]!);
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += Math.exp(values.data[first + c * places]! - most);
      return most + Math.log(sum);
    };
    const firstCell = (place: number): number =>
      Math.floor(place / places) * classes * places + (place % places);

    return {
      forward(batch) {
        if (!machine.crew.first) return;
        let total = 0;
        for (let place = 0; place < batch * places; place++) {
          const first = firstCell(place);
          const right = classAt(target, place, classes);
          let logits = 0;
          for (let c = 0; c < classes; c++) logits += values.data[first + c * places]!;
          const wanted =
            (1 - labelSmoothing) * values.data[first + right * places]! + (labelSmoothing * logits) / classes;
          total += logSum(first) - wanted;
        }
        loss.data[0] = total / (batch * places);
      },
      backward(batch) {
        if (!logits!.gradient || !machine.crew.first) return;
        const share = seed.data[0]! / (batch * places);
        for (let place = 0; place < batch * places; place++) {
          const first = firstCell(place);
          const right = classAt(target, place, classes);
          const whole = logSum(first);
          for (let c = 0; c < classes; c++) {
            const cell = first + c * places;
            const wanted = labelSmoothing / classes + (c === right ? 1 - labelSmoothing : 0);
            gradients.data[cell] = share * (Math.exp(values.data[cell]! - whole) - wanted);
          }
        }
      },
    };
  },
};
