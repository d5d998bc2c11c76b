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
 * The gradient of a kernel from ops that XNNPACK is quick at: for each of its cells one product of matrices, the input cells that
 * this one meets times the gradients of the outputs they go to. (As one convolution with channels for images it took longer.)
 */
export function filterGradient({ inputs: { x, dy }, attrs: { strides, pad, filterShape } }: Call): tf.Tensor {
  const [height, width, into, out] = filterShape;
  const stride = Array.isArray(strides) ? strides[0] : strides;
  const [batch, rows, columns] = dy.shape as [number, number, number];
  return tf.tidy(() => {
    const padded = pad === 'valid' ? x : tf.pad(x, pad);
    const channels = tf.transpose(padded, [3, 0, 1, 2]);
    const gradients = tf.reshape(dy, [-1, out]);
    const cells = Array.from({ length: height * width }, (_, cell) => {
      const begin = [0, 0, Math.floor(cell / width), cell % width];
      const end = [into, batch, begin[2]! + (rows - 1) * stride + 1, begin[3]! + (columns - 1) * stride + 1];
      const met =
        stride === 1
          ? tf.slice(channels, begin, [into, batch, rows, columns])
          : tf.stridedSlice(channels, begin, end, [1, 1, stride, stride]);
      return tf.matMul(tf.reshape(met, [into, -1]), gradients);
    });
    return tf.reshape(tf.stack(cells), filterShape);
  });
}
