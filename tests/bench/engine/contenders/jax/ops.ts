import { type Array as Jax, type Arrays, lax, nn, numpy as np } from '@jax-js/jax';
import type { Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { ADAM } from '../../contender.ts';
import { windowOf } from '../../steps.ts';

/** Each use of an array uses it up, unless its `ref` is taken. */
export function runStep(
  step: Step,
  values: Arrays,
  shapes: ReadonlyMap<string, Shape>,
  training: boolean,
): Jax {
  const [x, w, b, ...rest] = step.inputs.map((name) => values[name!]!.ref) as [Jax, Jax, Jax, ...Jax[]];
  const { kernel, stride, padding, dilation } = windowOf(step, shapes.get(step.inputs[1] ?? ''));
  const perChannel = (array: Jax) => array.reshape([1, -1, 1, 1]);
  const around = [
    [padding, padding],
    [padding, padding],
  ];
  const pooled = (cells: (window: Jax) => Jax) => {
    const [batch, channels, height, width] = shapes.get(step.inputs[0]!)! as [number, number, number, number];
    const [rows, columns] = [Math.floor(height / kernel), Math.floor(width / kernel)];
    const whole = x.slice([], [], [0, rows * kernel], [0, columns * kernel]);
    return cells(whole.reshape([batch, channels, rows, kernel, columns, kernel]));
  };
  switch (step.op) {
    case 'conv': {
      const y = lax.convGeneralDilated(x, w, [stride, stride], around, { rhsDilation: [dilation, dilation] });
      return b ? y.add(perChannel(b)) : y;
    }
    case 'convTranspose':
      return lax.convTranspose(x, w, [stride, stride], around, { transposeKernel: true });
    case 'linear':
      return np.dot(x, w.transpose()).add(b);
    case 'relu':
      return nn.relu(x);
    case 'add':
      return x.add(w);
    case 'scaleCells':
      return x.mul(w);
    case 'maxPool':
      return pooled((window) => np.max(window, [3, 5]));
    case 'avgPool':
      return pooled((window) => np.mean(window, [3, 5]));
    case 'adaptiveAvgPool':
      return np.mean(x, [2, 3], { keepdims: true });
    case 'flatten':
      return x.reshape([shapes.get(step.inputs[0]!)![0]!, -1]);
    case 'batchNorm': {
      const [mean, variance] = training
        ? [np.mean(x.ref, [0, 2, 3], { keepdims: true }), undefined]
        : [perChannel(rest[0]!), perChannel(rest[1]!)];
      if (training) for (const array of rest) array.dispose();
      const centred = x.sub(mean);
      const spread = variance ?? np.mean(centred.ref.mul(centred.ref), [0, 2, 3], { keepdims: true });
      return centred
        .div(np.sqrt(spread.add(1e-5)))
        .mul(perChannel(w))
        .add(perChannel(b));
    }
    case 'crossEntropy':
      return nn
        .logSoftmax(x)
        .mul(values.hot!.ref)
        .sum()
        .mul(-1 / shapes.get(step.inputs[0]!)![0]!);
    default:
      throw new Error(`jax-js: ${step.op}`);
  }
}

/** Adam, from its own ops: its optimisers are a package of their own. */
export function adam(
  parameter: Jax,
  gradient: Jax,
  m: Jax,
  v: Jax,
  rate: Jax,
  correction: Jax,
): [Jax, Jax, Jax] {
  const mean = m.mul(ADAM.beta1).add(gradient.ref.mul(1 - ADAM.beta1));
  const square = v.mul(ADAM.beta2).add(gradient.ref.mul(gradient).mul(1 - ADAM.beta2));
  const step = mean.ref.mul(rate).div(np.sqrt(square.ref).div(correction).add(ADAM.eps));
  return [parameter.sub(step), mean, square];
}
