import { readFileSync } from 'node:fs';
import { Tensor } from '@engine/tensor.ts';

/** A tensor as `tests/golden/engine/make.py` writes it: whole thirty-seconds in a byte each, or float32; base64. */
export type StoredTensor = { shape: number[] } & ({ int8: string } | { float32: string });

/** Reads one of the files of `tests/golden/engine/`. */
export const readGolden = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/engine/${name}.json`, import.meta.url), 'utf8'));

export function restore(stored: StoredTensor): Tensor {
  if ('int8' in stored) {
    const bytes = new Int8Array(Buffer.from(stored.int8, 'base64'));
    return new Tensor(
      stored.shape,
      Float32Array.from(bytes, (whole) => whole / 32),
    );
  }
  const bytes = Uint8Array.from(Buffer.from(stored.float32, 'base64'));
  return new Tensor(stored.shape, new Float32Array(bytes.buffer));
}

/**
 * Largest difference of two tensors of one shape, relative to the largest number of the true one, or of what it was
 * rounded from (1 if all are below 1e-30).
 */
export function relativeError(found: Tensor, truth: Tensor, { data }: Tensor = truth): number {
  if (found.shape.join() !== truth.shape.join()) return Infinity;
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = truth.data.reduce(
    (most, value, cell) => Math.max(most, Math.abs(value - found.data[cell]!)),
    0,
  );
  return worst / (largest < 1e-30 ? 1 : largest);
}
