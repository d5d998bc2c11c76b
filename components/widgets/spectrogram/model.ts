import type { Tensor } from '@engine/tensor.ts';
import { type Kernel, kernelBy, respond } from './kernels.ts';
import type { Settings } from './settings.ts';
import { type Overlap, bestRise, overlap } from './shift.ts';
import { hopMs, powers, spectrogramOf, bands, times, type Scale } from './spectrum.ts';
import { later, raised, samplesIn, soundOf } from './sound.ts';

/** A sound and its powers: worked out when the sound changes. */
export interface Heard {
  readonly samples: Float32Array;
  readonly power: Float64Array;
}

export const hear = (samples: Float32Array): Heard => ({ samples, power: powers(samples) });

export const heardOf = ({ sound, pitch }: Pick<Settings, 'sound' | 'pitch'>): Heard =>
  hear(soundOf(sound, pitch));

/** A sound, its picture, and what a kernel finds in it. */
export interface Found {
  readonly picture: Tensor;
  readonly response: Tensor;
}

export const findIn = ({ power }: Heard, scale: Scale, kernel: Kernel): Found => {
  const picture = spectrogramOf(power, scale);
  return { picture, response: respond(picture, kernel) };
};

/** What a kernel finds at one place. @param response [bands, times], row by row. */
export const responseAt = (
  response: ArrayLike<number>,
  { at, band }: Pick<Settings, 'at' | 'band'>,
): number => response[band * times + at]!;

/** A sound beside itself shifted, on one axis. */
export interface Shifted {
  readonly scale: Scale;
  readonly first: Found;
  readonly second: Found;
  /** The move after which the first response is most nearly the second. */
  readonly best: Overlap;
}

const scales: readonly Scale[] = ['linear', 'mel', 'log'];

/** What a kernel finds in a sound on each axis. */
export const findOnAll = (heard: Heard, kernel: Kernel): Found[] =>
  scales.map((scale) => findIn(heard, scale, kernel));

/** Frames by which a sound moves that comes so many milliseconds later; a fraction between two hops. */
const framesLater = (ms: number): number => ms / hopMs;

const compared = (
  first: readonly Found[],
  second: Heard,
  kernel: Kernel,
  compare: (a: Tensor, b: Tensor, rim: number) => Overlap,
): Shifted[] =>
  findOnAll(second, kernel).map((found, index) => ({
    scale: scales[index]!,
    first: first[index]!,
    second: found,
    best: compare(first[index]!.response, found.response, Math.floor(kernel.columns / 2)),
  }));

/** The sound later: its response moved by the nearest whole number of frames. `first` is what was found in `heard`. */
export function laterOn(
  heard: Heard,
  ms: number,
  kernel: Kernel,
  first = findOnAll(heard, kernel),
): Shifted[] {
  const second = hear(later(heard.samples, samplesIn(ms)));
  const moved = Math.round(framesLater(ms));
  return compared(first, second, kernel, (a, b, rim) => overlap(a, b, [0, moved], rim));
}

/** The sound higher: its response moved by the number of bands that does best. */
export function higherOn(
  heard: Heard,
  { sound, pitch, higher }: Pick<Settings, 'sound' | 'pitch' | 'higher'>,
  kernel: Kernel,
  first = findOnAll(heard, kernel),
): Shifted[] {
  const second = hear(soundOf(sound, raised(pitch, higher)));
  return compared(first, second, kernel, (a, b, rim) => bestRise(a, b, 0, rim));
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
