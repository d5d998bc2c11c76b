import { levelled } from './sound.ts';

/** The stretch of a longer sound that has most energy, as loud as a made one; a shorter sound gets silence after it. */
export function loudestStretch(samples: Float32Array, length: number): Float32Array {
  const stretch = new Float32Array(length);
  let energy = 0;
  let [best, start] = [-1, 0];
  samples.forEach((sample, index) => {
    energy += sample ** 2 - (index >= length ? samples[index - length]! ** 2 : 0);
    if (energy > best + 1e-9) [best, start] = [energy, Math.max(0, index - length + 1)];
  });
  const from = Math.min(start, Math.max(0, samples.length - length));
  stretch.set(samples.subarray(from, from + length));
  return levelled(stretch);
}
