import { describe, expect, test } from 'vitest';
import { loudestStretch } from '@widgets/spectrogram/loudest.ts';
import { type SoundName, later, length, raised, rate, soundOf } from '@widgets/spectrogram/sound.ts';
import { vowels } from '@widgets/spectrogram/vowels.ts';

const names: SoundName[] = ['vowels', 'notes', 'tones', 'sweep'];

/** Amplitude of one frequency in a stretch of sound, by its own sum; no FFT. */
function amplitude(samples: Float32Array, hertz: number, from: number, to: number): number {
  let [real, imaginary, weight] = [0, 0, 0];
  const [first, last] = [Math.round(from * rate), Math.round(to * rate)];
  for (let index = first; index < last; index++) {
    const window = Math.sin((Math.PI * (index - first)) / (last - first)) ** 2;
    real += window * samples[index]! * Math.cos((2 * Math.PI * hertz * index) / rate);
    imaginary += window * samples[index]! * Math.sin((2 * Math.PI * hertz * index) / rate);
    weight += window;
  }
  return (2 * Math.hypot(real, imaginary)) / weight;
}

describe.each(names)('%s', (name) => {
  test('is a second long, not too loud, and the same each time', () => {
    const samples = soundOf(name, 130);
    expect(samples).toHaveLength(length);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(0.8, 6);
    expect(soundOf(name, 130)).toEqual(samples);
  });
});

test.each(vowels.map((vowel, index) => ({ ...vowel, index })))(
  'the first three formants of $name are peaks among its harmonics',
  ({ formants, index }) => {
    const pitch = 80;
    const samples = soundOf('vowels', pitch);
    const [from, to] = [index / 3 + 0.06, (index + 1) / 3 - 0.06];
    // The fall of the voice is taken out again: what is left is the vocal tract.
    const tract = Array.from({ length: 50 }, (_, at) => {
      const hertz = (at + 1) * pitch;
      return { hertz, gain: amplitude(samples, hertz, from, to) * hertz };
    });
    const peaks = tract
      .filter(({ gain }, at) => gain > (tract[at - 1]?.gain ?? 0) && gain > (tract[at + 1]?.gain ?? 0))
      .map(({ hertz }) => hertz);
    for (const formant of formants.slice(0, 3))
      expect(Math.min(...peaks.map((peak) => Math.abs(peak - formant)))).toBeLessThanOrEqual(pitch);
  },
);

test('between the harmonics of a vowel there is nothing', () => {
  const samples = soundOf('vowels', 200);
  expect(amplitude(samples, 700, 0.06, 0.27)).toBeLessThan(amplitude(samples, 600, 0.06, 0.27) / 100);
});

test('the two tones have the frequencies and the times they are said to have', () => {
  const samples = soundOf('tones', 150);
  const loud = amplitude(samples, 300, 0.15, 0.35);
  expect(amplitude(samples, 900, 0.15, 0.35)).toBeLessThan(loud / 1000);
  expect(amplitude(samples, 900, 0.65, 0.85)).toBeCloseTo(loud, 3);
  expect(amplitude(samples, 300, 0.65, 0.85)).toBeLessThan(loud / 1000);
});

test('twelve semitones are an octave', () => {
  expect(raised(130, 12)).toBe(260);
  expect(raised(raised(130, 5), -5)).toBeCloseTo(130, 12);
});

test('later moves every sample and puts silence before the first', () => {
  const moved = later(Float32Array.from([1, 2, 3, 4]), 1);
  expect([...moved]).toEqual([0, 1, 2, 3]);
});

test('of a longer sound the loudest stretch is kept, of a shorter one all of it', () => {
  const long = new Float32Array(100);
  long.set([1, -4, 2], 60);
  expect([...loudestStretch(long, 3)].map((x) => Math.round(1000 * x) / 1000)).toEqual([0.2, -0.8, 0.4]);
  expect(
    [...loudestStretch(Float32Array.from([0.5, 0.25]), 4)].map((x) => Math.round(100 * x) / 100),
  ).toEqual([0.8, 0.4, 0, 0]);
  expect([...loudestStretch(new Float32Array(3), 2)]).toEqual([0, 0]);
});
