import * as tf from '@tensorflow/tfjs-core';

interface Call {
  inputs: { x: tf.Tensor; dy: tf.Tensor };
  attrs: {
    strides: number | [number, number];
    pad: [number, number][] | 'valid';
    filterShape: [number, number, number, number];
  };
}

/**
 * The gradient of a kernel as a convolution itself: channels stand in for images, and images for channels. The output's
 * gradient is its kernel, with gaps where the stride is more than 1.
 */
export function filterGradient({ inputs: { x, dy }, attrs: { strides, pad, filterShape } }: Call): tf.Tensor {
  const [height, width, into] = filterShape;
  const stride = Array.isArray(strides) ? strides[0] : strides;
  return tf.tidy(() => {
    const padded = pad === 'valid' ? x : tf.pad(x, pad);
    const channels = tf.transpose(padded, [3, 1, 2, 0]);
    const kernel = tf.transpose(dy, [1, 2, 0, 3]);
    const sums = tf.conv2d(channels, kernel, 1, 'valid', 'NHWC', stride);
    const cut = tf.slice(sums, [0, 0, 0, 0], [into, height, width, filterShape[3]]);
    return tf.transpose(cut, [1, 2, 0, 3]);
  });
}
