import type { Tensor } from '@engine/tensor.ts';
import sharp from 'sharp';

/** A picture [3, height, width] in 0…1 as the bytes of a WebP file: a tenth of a PNG's, and no difference to the eye. */
export async function toWebp({ shape, data }: Tensor): Promise<Uint8Array<ArrayBuffer>> {
  const [, height, width] = shape as [number, number, number];
  const plane = height * width;
  const pixels = Uint8Array.from({ length: 3 * plane }, (_, index) =>
    Math.round(255 * data[(index % 3) * plane + Math.floor(index / 3)]!),
  );
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  return new Uint8Array(await picture.webp({ quality: 80, smartSubsample: true, effort: 6 }).toBuffer());
}
