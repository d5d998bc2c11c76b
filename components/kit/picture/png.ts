import type { Tensor } from '@engine/tensor.ts';
import { encode } from 'fast-png';

/** A picture [3, height, width] in 0…1 as the bytes of a PNG file. */
export function toPng({ shape, data }: Tensor): Uint8Array<ArrayBuffer> {
  const [, height, width] = shape as [number, number, number];
  const plane = height * width;
  const pixels = Uint8Array.from({ length: 3 * plane }, (_, index) =>
    Math.round(255 * data[(index % 3) * plane + Math.floor(index / 3)]!),
  );
  return new Uint8Array(encode({ width, height, data: pixels, channels: 3, depth: 8 }));
}
