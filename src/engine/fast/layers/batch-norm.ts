import { batchNormShape } from '../../shape/batch-norm.ts';
import { spatial } from '../../shape/axes.ts';
import { ShapeError, sizeOf } from '../../tensor.ts';
import type { FastOp } from './layer.ts';

/** Options of `ops/batch-norm.ts` that are numbers; whether it trains is said when it runs. */
export interface BatchNormNumbers {
  momentum?: number;
  eps?: number;
}

/**
 * `ops/batch-norm.ts`: inputs [x, weight?, bias?, runningMean?, runningVar?]. Training moves the running statistics in place;
 * without them it normalises by the batch at all times.
 */
export const batchNorm: FastOp<BatchNormNumbers | undefined> = {
  shape: ([x, weight, bias, mean, variance]) =>
    batchNormShape(x!, { weight, bias, 'running mean': mean, 'running variance': variance }),
  lay(machine, [x, weight, bias, runningMean, runningVar], output, { momentum = 0.1, eps = 1e-5 } = {}) {
    const { kernels } = machine;
    const channels = x!.shape[1]!;
    const plane = sizeOf(spatial(x!.shape));
    const perChannel = (address: number | undefined) =>
      address ? machine.view(address, channels) : undefined;
    const reserved = () => {
      const address = machine.reserve(channels * 4);
      return { address, view: machine.view(address, channels) };
    };
    const [mean, variance, biasSums, alongInput] = [reserved(), reserved(), reserved(), reserved()];
    const terms = machine.reserve(channels * 16);
    const termView = machine.view(terms, channels * 4);
    const scale = perChannel(weight?.value);
    const shift = perChannel(bias?.value);
    const running = [perChannel(runningMean?.value), perChannel(runningVar?.value)] as const;
    const weightGradient = perChannel(weight?.gradient);
    const biasGradient = perChannel(bias?.gradient);
    let trained = false;

    const inverseDeviation = (channel: number): number => 1 / Math.sqrt(variance.view.data[channel]! + eps);

    const moveRunning = (count: number): void => {
      const [means, variances] = running;
      if (!means || !variances) return;
      for (let channel = 0; channel < channels; channel++) {
        const unbiased = (variance.view.data[channel]! * count) / (count - 1);
        means.data[channel] = (1 - momentum) * means.data[channel]! + momentum * mean.view.data[channel]!;
        variances.data[channel] = (1 - momentum) * variances.data[channel]! + momentum * unbiased;
      }
    };

    return {
      forward(batch, training) {
        const [means, variances] = running;
        trained = training || !means || !variances;
        if (trained) {
          if (batch * plane < 2)
            throw new ShapeError('batchNorm: training needs more than one number per channel');
          kernels.statistics(x!.value, batch, channels, plane, mean.address, variance.address);
          moveRunning(batch * plane);
        } else {
          mean.view.data.set(means!.data);
          variance.view.data.set(variances!.data);
        }
        for (let channel = 0; channel < channels; channel++) {
          termView.data[channel * 4] = inverseDeviation(channel) * (scale?.data[channel] ?? 1);
          termView.data[channel * 4 + 1] = shift?.data[channel] ?? 0;
          termView.data[channel * 4 + 2] = mean.view.data[channel]!;
        }
        kernels.normalise(x!.value, batch, channels, plane, terms, output.value);
      },
      backward(batch) {
        const count = batch * plane;
        kernels.sumPerChannel(output.gradient, batch, channels, plane, biasSums.address);
        kernels.alongInput(
          output.gradient,
          x!.value,
          batch,
          channels,
          plane,
          mean.address,
          alongInput.address,
        );
        for (let channel = 0; channel < channels; channel++) {
          const inverse = inverseDeviation(channel);
          const biasSum = biasSums.view.data[channel]!;
          const alongNormal = alongInput.view.data[channel]! * inverse;
          const factor = inverse * (scale?.data[channel] ?? 1);
          if (weightGradient) weightGradient.data[channel] = alongNormal;
          if (biasGradient) biasGradient.data[channel] = biasSum;
          termView.data[channel * 4] = factor;
          // While training the batch's own mean and variance depend on every cell, and take their part of the gradient.
          termView.data[channel * 4 + 1] = trained ? (-factor * inverse * alongNormal) / count : 0;
          termView.data[channel * 4 + 2] = trained ? (-factor * biasSum) / count : 0;
          termView.data[channel * 4 + 3] = mean.view.data[channel]!;
        }
        if (x!.gradient) {
          kernels.combine(output.gradient, x!.value, batch, channels, plane, terms, x!.gradient);
        }
      },
    };
  },
};
