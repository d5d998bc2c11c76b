import type { Tensor } from '@engine/tensor.ts';
import { type Kernel, kernelBy, respond } from './kernels.ts';
import type { Settings } from './settings.ts';
import { type Overlap, bestRise, overlap } from './shift.ts';
import { hop, powers, spectrogramOf, bands, times, type Scale } from './spectrum.ts';
import { later, raised, rate, soundOf } from './sound.ts';

/** A sound and its powers: worked out when the sound changes. */
export interface Heard {
  readonly samples: Float32Array;
  readonly power: Float64Array;
}

export const hear = (samples: Float32Array): Heard => ({ samples, power: powers(samples) });

export const heardOf = ({ sound, pitch }: Pick<Settings, 'sound' | 'pitch'>): Heard =>
  hear(soundOf(sound, pitch));

/** The kernel at one place of the spectrogram. */
export interface Place {
  readonly time: number;
  readonly band: number;
  readonly value: number;
  readonly response: number;
}

/** A sound, its picture, and what a kernel finds in it. */
export interface Found {
  readonly picture: Tensor;
  readonly response: Tensor;
}

export const findIn = ({ power }: Heard, scale: Scale, kernel: Kernel): Found => {
  const picture = spectrogramOf(power, scale);
  return { picture, response: respond(picture, kernel) };
};

export const placeIn = ({ picture, response }: Found, time: number, band: number): Place => ({
  time,
  band,
  value: picture.data[band * times + time]!,
  response: response.data[band * times + time]!,
});

/** A sound beside itself shifted, on one axis. */
export interface Shifted {
  readonly scale: Scale;
  readonly first: Found;
  readonly second: Found;
  /** The move after which the first response is most nearly the second. */
  readonly best: Overlap;
}

const scales: readonly Scale[] = ['linear', 'mel', 'log'];

/** Frames by which a sound moves that comes so many milliseconds later; a fraction between two hops. */
export const framesLater = (ms: number): number => (ms * rate) / 1000 / hop;

/** The sound later: its response moved by the nearest whole number of frames. */
export function laterOn(first: Heard, ms: number, kernel: Kernel): Shifted[] {
  const second = hear(later(first.samples, Math.round((ms * rate) / 1000)));
  const moved = Math.round(framesLater(ms));
  const rim = Math.floor(kernel.columns / 2);
  return scales.map((scale) => {
    const [a, b] = [findIn(first, scale, kernel), findIn(second, scale, kernel)];
    return { scale, first: a, second: b, best: overlap(a.response, b.response, [0, moved], rim) };
  });
}

/** The sound higher: its response moved by the number of bands that does best. */
export function higherOn(
  first: Heard,
  { sound, pitch, higher }: Pick<Settings, 'sound' | 'pitch' | 'higher'>,
  kernel: Kernel,
): Shifted[] {
  const second = hear(soundOf(sound, raised(pitch, higher)));
  const rim = Math.floor(kernel.columns / 2);
  return scales.map((scale) => {
    const [a, b] = [findIn(first, scale, kernel), findIn(second, scale, kernel)];
    return { scale, first: a, second: b, best: bestRise(a.response, b.response, 0, rim) };
  });
}

/** What is left of the second response when the first, moved, is taken away: [bands × times]; silence comes in at the edges. */
export function leftOver({ first, second, best }: Shifted): Float32Array {
  return Float32Array.from(second.response.data, (value, cell) => {
    const band = Math.floor(cell / times) - best.bands;
    const time = (cell % times) - best.times;
    const inside = band >= 0 && band < bands && time >= 0 && time < times;
    return value - (inside ? first.response.data[band * times + time]! : 0);
  });
}

export const kernelOf = ({ kernel, spacing }: Pick<Settings, 'kernel' | 'spacing'>): Kernel =>
  kernelBy(kernel, spacing);

/** The largest number of a map without its sign: what has the full colour. */
export const mostOf = ({ data }: { data: ArrayLike<number> }): number => {
  let most = 1e-6;
  for (let cell = 0; cell < data.length; cell++) most = Math.max(most, Math.abs(data[cell]!));
  return most;
};
