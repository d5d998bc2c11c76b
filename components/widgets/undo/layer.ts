import { conv, convSliding } from '@engine/ops/conv.ts';
import { convTranspose } from '@engine/ops/conv-transpose.ts';
import type { Sliding } from '@engine/ops/taps.ts';
import { slideBack } from '@engine/shape/conv-transpose.ts';
import { Tensor } from '@engine/tensor.ts';
import { side } from './pictures.ts';
import type { Settings } from './settings.ts';

const kernels = {
  blur: { size: 3, padding: 1, weights: [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16) },
  sharpen: { size: 3, padding: 1, weights: [0, -1, 0, -1, 5, -1, 0, -1, 0] },
  block: { size: 2, padding: 0, weights: [1, 1, 1, 1].map((weight) => weight / 4) },
  single: { size: 1, padding: 0, weights: [1] },
} as const;

/** A convolution of the picture and its transpose. */
export interface Layer {
  /** [1, 1, side, side] → [1, 1, m, m] */
  forth(picture: Tensor): Tensor;
  /** [1, 1, m, m] → [1, 1, side, side], by the same weights. */
  back(map: Tensor): Tensor;
  readonly sliding: Sliding;
  /** Cells along each side of what the convolution gives. */
  readonly small: number;
}

export function layerOf({ kernel, stride }: Pick<Settings, 'kernel' | 'stride'>): Layer {
  const { size, padding, weights } = kernels[kernel];
  const weight = new Tensor([1, 1, size, size], [...weights]);
  const sliding = convSliding([1, 1, side, side], weight.shape, { stride, padding });
  const [small] = sliding.output as [number];
  const window = { kernel: size, stride, dilation: 1, padding: [padding, padding] as const };
  const outputPadding = side - slideBack('convTranspose', 'side', small, window, 0);
  return {
    forth: (picture) => conv([picture, weight], { stride, padding }).output,
    back: (map) => convTranspose([map, weight], { stride, padding, outputPadding }).output,
    sliding,
    small,
  };
}
