import { toText } from '@kit/bytes.ts';
import { SIDE, generate } from './generate.ts';
import { type Making, type Method, methods } from './methods.ts';
import { gridShare, profileOf, spectrumOf } from './spectrum.ts';

/** What is asked of the generators. */
export interface Asked extends Making {
  /** Of the picture that is shown; those after it are averaged in. */
  readonly seed: number;
}

/** One way of doubling, as it came out. Plain data, so that a page can carry it. */
export interface Outcome {
  readonly method: Method;
  /** The picture of the seed, [SIDE, SIDE] bytes as base64: dark is low, light is high. */
  readonly picture: string;
  /** The mean spectrum, [SIDE, SIDE] bytes as base64, on a scale of powers of ten. */
  readonly spectrum: string;
  /** Energy by frequency across, 0 … 1/2, mean over the seeds. */
  readonly profile: readonly number[];
  /** Share of the energy that repeats every 8 pixels, mean over the seeds, and the least and the most of them. */
  readonly share: number;
  readonly range: readonly [least: number, most: number];
}

/** Generators whose spectra are averaged, each with its own weights and noise. */
export const SEEDS = 16;
/** Three doublings: a pattern left by any of them repeats after this many pixels. */
export const PERIOD = 8;

/** Decades of the drawn spectrum, around what each place would have if the energy were spread evenly. */
const BELOW = 2;
const ABOVE = 2;

/** Two and a half deviations either side of the mean become black and white. */
function asPicture(values: Float32Array): Uint8Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation =
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return Uint8Array.from(values, (value) =>
    Math.max(0, Math.min(255, Math.round(127.5 + (51 * (value - mean)) / deviation))),
  );
}

const asDecades = (spectrum: Float64Array): Uint8Array =>
  Uint8Array.from(spectrum, (share) => {
    const decades = Math.log10(Math.max(share * spectrum.length, 1e-9));
    return Math.max(0, Math.min(255, Math.round((255 * (decades + BELOW)) / (BELOW + ABOVE))));
  });

function outcomeOf(method: Method, asked: Asked): Outcome {
  const seeds = Array.from({ length: SEEDS }, (_, index) => asked.seed + index);
  const pictures = seeds.map((seed) => generate(method, seed, asked));
  const spectra = pictures.map((picture) => spectrumOf(picture, SIDE));
  const mean = spectra[0]!.map(
    (_, place) => spectra.reduce((sum, spectrum) => sum + spectrum[place]!, 0) / SEEDS,
  );
  const shares = spectra.map((spectrum) => gridShare(spectrum, SIDE, PERIOD));
  return {
    method,
    picture: toText(asPicture(pictures[0]!)),
    spectrum: toText(asDecades(mean)),
    profile: profileOf(mean, SIDE),
    share: gridShare(mean, SIDE, PERIOD),
    range: [Math.min(...shares), Math.max(...shares)],
  };
}

const found = new Map<string, Outcome>();

/** Worked out once for what the way of doubling depends on. */
function remembered(method: Method, asked: Asked): Outcome {
  const { seed, kernel, icnr } = asked;
  const key = [method, seed, method === 'transposed' && kernel, method === 'sub-pixel' && icnr].join();
  const outcome = found.get(key) ?? outcomeOf(method, asked);
  found.set(key, outcome);
  return outcome;
}

/** All ways of doubling side by side. */
export const outcomesOf = (asked: Asked): Outcome[] => methods.map((method) => remembered(method, asked));
