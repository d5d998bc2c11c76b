import { type Vowel, vowels } from './vowels.ts';

/** Samples a second. */
export const rate = 16_000;
/** Samples of every sound: one second. */
export const length = rate;

/** Samples in so many milliseconds, and the milliseconds of so many samples. */
export const samplesIn = (ms: number): number => Math.round((ms * rate) / 1000);
export const msIn = (samples: number): number => (1000 * samples) / rate;

export type SoundName = 'vowels' | 'notes' | 'tones' | 'sweep';

/** Half of `rate`: no sound may hold a higher frequency. We stay a little below it. */
const highest = 7600;

/** Rises and falls within `ramp` seconds, so that nothing clicks; 0 outside. */
const gate = (time: number, from: number, to: number, ramp = 0.015): number =>
  Math.min(1, Math.max(0, Math.min(time - from, to - time) / ramp));

/** Points in the table of one period, a power of 2: 2048, so that reading between two of them is wrong by less than −70 dB. */
const points = 2048;

/**
 * A steady sound of every harmonic of a pitch below `highest`, with the amplitude that `strength` gives its frequency.
 * One period is added up and then read over and over, which is quicker than adding up a second of it.
 */
function harmonics(pitch: number, strength: (hertz: number) => number): (time: number) => number {
  const period = new Float64Array(points + 1);
  for (let harmonic = 1; harmonic * pitch < highest; harmonic++) {
    const amplitude = strength(harmonic * pitch);
    for (let point = 0; point <= points; point++)
      period[point]! += amplitude * sines[(harmonic * point) & (points - 1)]!;
  }
  return (time) => {
    const periods = time * pitch;
    const at = (periods - Math.floor(periods)) * points;
    const before = Math.floor(at);
    return period[before]! + (at - before) * (period[before + 1]! - period[before]!);
  };
}

const sines = Float64Array.from({ length: points }, (_, point) => Math.sin((2 * Math.PI * point) / points));

/** A second of what a function of time, in seconds, gives from one time to another. */
function sampled(from: number, to: number, wave: (time: number) => number, into: Float32Array): Float32Array {
  const end = Math.min(length, Math.floor(to * rate));
  for (let index = Math.ceil(from * rate); index < end; index++) into[index]! += wave(index / rate);
  return into;
}

/** How much a resonance lets through (Klatt 1980, as a continuous two-pole filter): 1 far below it, most at its frequency. */
const resonance = (hertz: number, frequency: number, bandwidth: number): number =>
  frequency ** 2 / Math.hypot(frequency ** 2 - hertz ** 2, bandwidth * hertz);

/** The vocal tract of a vowel: its formants one after another. */
const tract =
  ({ formants, bandwidths }: Vowel) =>
  (hertz: number): number =>
    formants.reduce((product, formant, index) => product * resonance(hertz, formant, bandwidths[index]!), 1);

/** Three vowels in a row. The voice is a pulse train that falls by 6 dB an octave, radiation from the lips counted in. */
function sayVowels(pitch: number): Float32Array {
  const samples = new Float32Array(length);
  const each = 1 / vowels.length;
  vowels.forEach((vowel, index) => {
    const [from, to] = [index * each + 0.02, (index + 1) * each - 0.02];
    const filter = tract(vowel);
    const strength = (hertz: number) => (filter(hertz) * pitch) / hertz;
    const voice = harmonics(pitch, strength);
    let energy = 0;
    for (let hertz = pitch; hertz < highest; hertz += pitch) energy += strength(hertz) ** 2;
    const gain = 1 / Math.sqrt(energy);
    sampled(from, to, (time) => gain * gate(time, from, to) * voice(time), samples);
  });
  return samples;
}

/** When the three notes are struck. */
export const strikes = [0.08, 0.36, 0.64];

/** Three struck notes: every harmonic starts at once and dies away. */
function strike(pitch: number): Float32Array {
  const samples = new Float32Array(length);
  const note = harmonics(pitch, (hertz) => (pitch / hertz) ** 0.7);
  for (const start of strikes)
    sampled(
      start,
      1,
      (time) => gate(time, start, 2, 0.004) * Math.exp(-9 * (time - start)) * note(time - start),
      samples,
    );
  return samples;
}

/** A tone, and before it ends another of three times its frequency. */
function twoTones(pitch: number): Float32Array {
  const samples = new Float32Array(length);
  for (const [hertz, from, to] of [
    [2 * pitch, 0.1, 0.6],
    [6 * pitch, 0.4, 0.9],
  ] as const)
    sampled(from, to, (time) => gate(time, from, to) * Math.sin(2 * Math.PI * hertz * time), samples);
  return samples;
}

const octaves = 4.5;

/** Rises evenly in octaves, by four and a half of them. */
function sweepUp(pitch: number): Float32Array {
  const first = 2 * pitch;
  const growth = octaves * Math.LN2;
  const end = Math.min(0.98, Math.log2(highest / first) / octaves);
  const wave = (time: number) =>
    gate(time, 0.02, end) * Math.sin(((2 * Math.PI * first) / growth) * Math.expm1(growth * time));
  return sampled(0, 1, wave, new Float32Array(length));
}

const makers: Record<SoundName, (pitch: number) => Float32Array> = {
  vowels: sayVowels,
  notes: strike,
  tones: twoTones,
  sweep: sweepUp,
};

const loudest = 0.8;

/** As loud as every sound here: its largest sample is `loudest`, unless all are 0. */
export function levelled(samples: Float32Array): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) || 1;
  return samples.map((sample) => (loudest * sample) / peak);
}

/** A second of sound: a pure function of its name and pitch, in hertz. */
export const soundOf = (name: SoundName, pitch: number): Float32Array => levelled(makers[name](pitch));

/** The same, so many samples later; what is pushed out at the end is lost. */
export function later(samples: Float32Array, by: number): Float32Array {
  const moved = new Float32Array(samples.length);
  moved.set(samples.subarray(0, samples.length - by), by);
  return moved;
}

/** A pitch so many semitones higher: twelve make an octave. */
export const raised = (pitch: number, semitones: number): number => pitch * 2 ** (semitones / 12);
