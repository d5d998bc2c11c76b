import FFT from 'fft.js';
import { Tensor } from '@engine/tensor.ts';
import { length, msIn, rate } from './sound.ts';

/** Samples under one window, and from one window to the next; and both in milliseconds. */
export const windowLength = 512;
export const hop = 160;
export const windowMs = msIn(windowLength);
export const hopMs = msIn(hop);
/** Windows in a sound; none hangs over its end. */
export const times = Math.floor((length - windowLength) / hop) + 1;
/** Frequencies of a window's spectrum, evenly spaced from 0 to half the rate. */
export const bins = windowLength / 2 + 1;

/** Hann: rises and falls as a cosine, so that a tone stays near its own frequency (Harris 1978). */
const window = Float64Array.from(
  { length: windowLength },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / windowLength),
);

const fft = new FFT(windowLength);

/** Power at each frequency under each window: [times, bins]. */
export function powers(samples: Float32Array): Float64Array {
  const found = new Float64Array(times * bins);
  const under = new Array<number>(windowLength);
  const spectrum = fft.createComplexArray() as number[];
  for (let time = 0; time < times; time++) {
    for (let index = 0; index < windowLength; index++)
      under[index] = samples[time * hop + index]! * window[index]!;
    fft.realTransform(spectrum, under);
    for (let bin = 0; bin < bins; bin++)
      found[time * bins + bin] = spectrum[2 * bin]! ** 2 + spectrum[2 * bin + 1]! ** 2;
  }
  return found;
}

/** The mel scale: equal steps sound equally far apart. O'Shaughnessy (1987), as HTK has it. */
export const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
export const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

export type Scale = 'mel' | 'linear' | 'log';

/** What each axis is measured in. */
export const unitOf: Readonly<Record<Scale, string>> = { mel: 'mel', linear: 'hertz', log: 'octaves' };

const nyquist = rate / 2;
/** Rows of every spectrogram. */
export const bands = 72;
/** The logarithmic axis has a band for each semitone of the six octaves below 8 kHz. */
const octaves = bands / 12;

interface Axis {
  /** Hertz in the middle of a band; bands may be fractions. */
  hertz(band: number): number;
  band(hertz: number): number;
}

const axes: Record<Scale, Axis> = {
  mel: {
    hertz: (band) => hertzOf(((band + 1) / (bands + 1)) * melOf(nyquist)),
    band: (hertz) => ((bands + 1) * melOf(hertz)) / melOf(nyquist) - 1,
  },
  linear: {
    hertz: (band) => ((band + 1) / (bands + 1)) * nyquist,
    band: (hertz) => ((bands + 1) * hertz) / nyquist - 1,
  },
  log: {
    hertz: (band) => nyquist * 2 ** ((band + 1 - bands) / 12 - 1 / 24),
    band: (hertz) => 12 * (Math.log2(hertz / nyquist) + octaves + 1 / 24) - 1,
  },
};

export const axisOf = (scale: Scale): Axis => axes[scale];

/** A band: a triangle over a few bins, 1 at its middle and 0 at the middles of its neighbours. */
interface Band {
  readonly first: number;
  readonly weights: readonly number[];
}

/** The triangles of an axis. None is narrower than a bin on either side, or it could miss a tone between two bins. */
function trianglesOf(scale: Scale): Band[] {
  const perBin = nyquist / (bins - 1);
  const middle = (band: number) => axes[scale].hertz(band) / perBin;
  return Array.from({ length: bands }, (_, band) => {
    const peak = middle(band);
    const low = Math.min(middle(band - 1), peak - 1);
    const high = Math.max(middle(band + 1), peak + 1);
    const first = Math.max(0, Math.ceil(low));
    const last = Math.min(bins - 1, Math.floor(high));
    const weights = Array.from({ length: last - first + 1 }, (_, index) => {
      const bin = first + index;
      return Math.max(0, bin <= peak ? (bin - low) / (peak - low) : (high - bin) / (high - peak));
    });
    return { first, weights };
  });
}

const triangles = { mel: trianglesOf('mel'), linear: trianglesOf('linear'), log: trianglesOf('log') };

export const bandsOf = (scale: Scale): readonly Band[] => triangles[scale];

/** Decibels from silence, the value 0, to a tone of full scale, 1. */
export const range = 70;
const fullScale = (windowLength / 4) ** 2;

/**
 * The log spectrogram as a picture of one channel, [1, 1, bands, times]: in each band the logarithm of its power,
 * from 0 (70 dB below a full-scale tone, and all that is softer) to 1.
 */
export function spectrogramOf(power: Float64Array, scale: Scale): Tensor {
  const data = new Float32Array(bands * times);
  bandsOf(scale).forEach(({ first, weights }, band) => {
    for (let time = 0; time < times; time++) {
      let sum = 0;
      for (let index = 0; index < weights.length; index++)
        sum += weights[index]! * power[time * bins + first + index]!;
      const decibels = 10 * Math.log10(sum / fullScale + 1e-12);
      data[band * times + time] = Math.min(1, Math.max(0, 1 + decibels / range));
    }
  });
  return new Tensor([1, 1, bands, times], data);
}
