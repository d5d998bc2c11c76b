import { Tensor } from '@engine/tensor.ts';
import { fromHalf, toHalf } from './half.ts';

/** Parameters and buffers in half precision, base64, little-endian, by PyTorch's names. */
export type WeightsRecord = Record<string, { shape: readonly number[]; float16: string }>;

/** Rounds tensors to half precision, where they are, and gives them as text. */
export function keepInHalf(tensors: Iterable<readonly [name: string, tensor: Tensor]>): WeightsRecord {
  const kept = Array.from(tensors, ([name, { shape, data }]) => {
    const half = toHalf(data);
    data.set(fromHalf(half));
    return [name, { shape, float16: Buffer.from(half.buffer).toString('base64') }] as const;
  });
  return Object.fromEntries(kept);
}

/** The tensors that were kept; runs on pages too. */
export function readWeights(record: WeightsRecord): Map<string, Tensor> {
  return new Map(
    Object.entries(record).map(([name, { shape, float16 }]) => {
      const bytes = Uint8Array.from(atob(float16), (letter) => letter.charCodeAt(0));
      return [name, new Tensor(shape, fromHalf(new Uint16Array(bytes.buffer)))];
    }),
  );
}
