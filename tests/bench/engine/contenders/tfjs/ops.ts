import * as tf from '@tensorflow/tfjs-core';
import type { Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { windowOf } from '../../steps.ts';

export type Tensors = Map<string, tf.Tensor>;

const pad = (padding: number) => [
  [0, 0],
  [padding, padding],
  [padding, padding],
  [0, 0],
];

/** A step as TensorFlow's ops, channels last. Given a target, it trains. */
export function runStep(
  step: Step,
  values: Tensors,
  shapes: ReadonlyMap<string, Shape>,
  target: tf.Tensor | undefined,
): tf.Tensor {
  const [x, w, b, ...rest] = step.inputs.map((name) => values.get(name!)!) as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
    ...tf.Tensor[],
  ];
  const { kernel, stride, padding, dilation } = windowOf(step, shapes.get(step.inputs[1] ?? ''));
  switch (step.op) {
    case 'conv': {
      const y = tf.conv2d(x, w, stride, padding ? pad(padding) : 'valid', 'NHWC', dilation);
      return b ? tf.add(y, b) : y;
    }
    case 'convTranspose': {
      const [batch, height, width] = x.shape as [number, number, number];
      const length = (n: number) => (n - 1) * stride - 2 * padding + kernel;
      return tf.conv2dTranspose(
        x,
        w,
        [batch, length(height), length(width), w.shape[2]!],
        stride,
        pad(padding),
      );
    }
    case 'linear':
      return tf.add(tf.matMul(x, w), b);
    case 'relu':
      return tf.relu(x);
    case 'add':
      return tf.add(x, w);
    case 'scaleCells':
      return tf.mul(x, w);
    case 'maxPool':
      return tf.maxPool(x, kernel, stride, 'valid');
    case 'avgPool':
      return tf.avgPool(x, kernel, stride, 'valid');
    case 'adaptiveAvgPool':
      return tf.mean(x, [1, 2], true);
    case 'flatten':
      return tf.reshape(x, [x.shape[0]!, -1]);
    case 'batchNorm': {
      const { mean, variance } = target ? tf.moments(x, [0, 1, 2]) : { mean: rest[0]!, variance: rest[1]! };
      return tf.batchNorm(x, mean, variance, b, w, 1e-5);
    }
    case 'crossEntropy':
      return tf.losses.softmaxCrossEntropy(target!, x);
    default:
      throw new Error(`tfjs: ${step.op}`);
  }
}
