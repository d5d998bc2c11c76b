import { expect, test } from 'vitest';
import { rate } from '@widgets/spectrogram/sound.ts';
import {
  axisOf,
  bands,
  bandsOf,
  bins,
  hertzOf,
  hop,
  melOf,
  powers,
  range,
  spectrogramOf,
  times,
  windowLength,
} from '@widgets/spectrogram/spectrum.ts';

const tone = (hertz: number, amplitude = 1) =>
  Float32Array.from(
    { length: rate },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );

test('a window has as much energy in its spectrum as in its samples (Parseval)', () => {
  const samples = Float32Array.from({ length: rate }, (_, index) => Math.sin(index * index * 0.001));
  const found = powers(samples);
  for (const time of [0, 41, times - 1]) {
    let energy = 0;
    for (let index = 0; index < windowLength; index++) {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / windowLength);
      energy += (window * samples[time * hop + index]!) ** 2;
    }
    let power = 0;
    for (let bin = 0; bin < bins; bin++)
      power += found[time * bins + bin]! * (bin === 0 || bin === bins - 1 ? 1 : 2);
    expect(power / windowLength / energy).toBeCloseTo(1, 9);
  }
});

test('a tone lies in its own bin, under every window', () => {
  const found = powers(tone(1000));
  for (let time = 0; time < times; time++) {
    const spectrum = [...found.subarray(time * bins, (time + 1) * bins)];
    expect(spectrum.indexOf(Math.max(...spectrum))).toBe((1000 * windowLength) / rate);
  }
});

test('no window hangs over the end of the sound, and another would', () => {
  expect((times - 1) * hop + windowLength).toBeLessThanOrEqual(rate);
  expect(times * hop + windowLength).toBeGreaterThan(rate);
});

test('the mel scale has its fixed points: 0 at 0 Hz, 1000 at 1000 Hz, and back', () => {
  expect(melOf(0)).toBe(0);
  expect(melOf(1000)).toBeCloseTo(1000, 1);
  for (const hertz of [50, 440, 3000, 8000]) expect(hertzOf(melOf(hertz))).toBeCloseTo(hertz, 8);
});

test.each(['mel', 'linear', 'log'] as const)('the axis in %s rises evenly and inverts', (scale) => {
  const { hertz, band } = axisOf(scale);
  for (const at of [0, 10.5, bands - 1]) expect(band(hertz(at))).toBeCloseTo(at, 8);
  for (let at = 1; at < bands; at++) expect(hertz(at)).toBeGreaterThan(hertz(at - 1));
  expect(hertz(bands - 1)).toBeLessThan(rate / 2);
});

test('on the logarithmic axis a semitone is a band, on the others it is not', () => {
  const rise = (scale: 'mel' | 'linear' | 'log', hertz: number) =>
    axisOf(scale).band(hertz * 2 ** (1 / 12)) - axisOf(scale).band(hertz);
  for (const hertz of [200, 1000, 4000]) expect(rise('log', hertz)).toBeCloseTo(1, 10);
  expect(rise('mel', 4000) / rise('mel', 200)).toBeGreaterThan(3);
  expect(rise('linear', 4000) / rise('linear', 200)).toBeCloseTo(20, 6);
});

test('every band holds a bin, and the triangles of the axis in hertz share each bin out whole', () => {
  for (const scale of ['mel', 'linear', 'log'] as const)
    for (const { weights } of bandsOf(scale)) expect(Math.max(...weights)).toBeGreaterThan(0);
  const shared = new Array<number>(bins).fill(0);
  for (const { first, weights } of bandsOf('linear'))
    weights.forEach((weight, index) => (shared[first + index]! += weight));
  for (let bin = 10; bin < bins - 10; bin++) expect(shared[bin]).toBeCloseTo(1, 9);
});

test('silence is 0, a full tone is nearly 1, and ten decibels less are that share of the range less', () => {
  const { hertz } = axisOf('linear');
  const band = 20;
  const at = (amplitude: number) =>
    spectrogramOf(powers(tone(hertz(band), amplitude)), 'linear').data[band * times + 40]!;
  expect(Math.max(...spectrogramOf(powers(new Float32Array(rate)), 'mel').data)).toBe(0);
  expect(at(1)).toBeGreaterThan(0.95);
  expect(at(1)).toBeLessThanOrEqual(1);
  expect(at(0.1) - at(0.1 / Math.sqrt(10))).toBeCloseTo(10 / range, 4);
});
