import * as tf from '@tensorflow/tfjs-core';

interface Call {
  inputs: { dy: tf.Tensor; filter: tf.Tensor };
  attrs: {
    strides: number | [number, number];
    pad: [number, number][] | 'valid';
    inputShape: number[];
  };
}

/** Zeros after every row and column but one of `stride`. */
function stretch(x: tf.Tensor, stride: number): tf.Tensor {
  if (stride === 1) return x;
  const [batch, rows, columns, channels] = x.shape as [number, number, number, number];
  const after = [[0, 0], [0, 0], [0, stride - 1], [0, 0]]; // prettier-ignore
  const tall = tf.pad(tf.reshape(x, [batch, rows, 1, columns * channels]), after);
  const wide = tf.pad(tf.reshape(tall, [batch * rows * stride, columns, 1, channels]), after);
  return tf.reshape(wide, [batch, rows * stride, columns * stride, channels]);
}

/** The gradient of an input as a convolution with the kernel turned round: XNNPACK is quicker at it than the op that is there. */
export function inputGradient({
  inputs: { dy, filter },
  attrs: { strides, pad, inputShape },
}: Call): tf.Tensor {
  const stride = Array.isArray(strides) ? strides[0] : strides;
  return tf.tidy(() => {
    const stretched = stretch(dy, stride);
    const around = [1, 2].map((axis) => {
      const kernel = filter.shape[axis - 1]!;
      const before = kernel - 1 - (pad === 'valid' ? 0 : pad[axis]![0]);
      return [before, inputShape[axis]! + kernel - 1 - stretched.shape[axis]! - before];
    });
    const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return tf.conv2d(tf.pad(stretched, [[0, 0], ...around, [0, 0]]), turned, 1, 'valid', 'NHWC', 1);
  });
}
