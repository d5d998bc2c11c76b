import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { examples } from '@widgets/spectrogram/examples.ts';
import { type KernelName, kernelBy } from '@widgets/spectrogram/kernels.ts';
import { findIn, heardOf, higherOn, laterOn, leftOver, responseAt } from '@widgets/spectrogram/model.ts';
import { settings } from '@widgets/spectrogram/settings.ts';
import { strikes } from '@widgets/spectrogram/sound.ts';
import { bands, hop, times, windowLength } from '@widgets/spectrogram/spectrum.ts';
import { shiftRemark, summaryOf } from '@widgets/spectrogram/words.ts';

const kernels: KernelName[] = ['onset', 'steady', 'rising', 'harmonics'];
const rising = kernelBy('rising', 3);

describe.each(kernels)('the %s kernel', (name) => {
  test('sums to 0', () => {
    for (const spacing of [2, 3, 6]) {
      const { weight } = kernelBy(name, spacing);
      expect(weight.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    }
  });

  test('finds, by the engine, what a sum over its cells finds', () => {
    const kernel = kernelBy(name, 3);
    const found = findIn(heardOf({ sound: 'notes', pitch: 200 }), 'mel', kernel);
    for (const [time, band] of [
      [30, 20],
      [50, 40],
    ] as const) {
      let sum = 0;
      for (let row = 0; row < kernel.rows; row++)
        for (let column = 0; column < kernel.columns; column++)
          sum +=
            kernel.weight.data[row * kernel.columns + column]! *
            found.picture.data[
              (band + row - Math.floor((kernel.rows - 1) / 2)) * times +
                time +
                column -
                Math.floor((kernel.columns - 1) / 2)
            ]!;
      expect(responseAt(found.response.data, { at: time, band })).toBeCloseTo(sum, 4);
    }
  });
});

test('the onset kernel answers most where the notes are struck', () => {
  const { response } = findIn(heardOf({ sound: 'notes', pitch: 200 }), 'mel', kernelBy('onset', 3));
  const overBands = Array.from({ length: times }, (_, time) => {
    let sum = 0;
    for (let band = 0; band < bands; band++) sum += Math.max(0, response.data[band * times + time]!);
    return sum;
  });
  const peaks = overBands
    .map((value, time) => ({ value, time }))
    .filter(({ value, time }) => value > (overBands[time - 1] ?? 0) && value >= (overBands[time + 1] ?? 0))
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ time }) => (time * hop + windowLength / 2) / 16_000)
    .sort((a, b) => a - b);
  peaks.forEach((peak, index) => expect(Math.abs(peak - strikes[index]!)).toBeLessThan(0.03));
});

test('later by whole hops: nothing is left on any axis, to the last bit', () => {
  for (const sound of ['vowels', 'sweep'] as const)
    for (const kernel of kernels)
      for (const shifted of laterOn(heardOf({ sound, pitch: 130 }), 100, kernelBy(kernel, 3))) {
        expect(shifted.best.times).toBe(10);
        expect(shifted.best.left).toBe(0);
        expect(Math.max(...shifted.second.response.data)).toBeGreaterThan(0);
      }
});

test('later by half a hop: something is left', () => {
  for (const { best } of laterOn(heardOf({ sound: 'notes', pitch: 200 }), 105, kernelBy('onset', 3)))
    expect(best.left).toBeGreaterThan(0.1);
});

test('a sweep raised by some semitones moves by as many bands where the axis is logarithmic, and nearly only there', () => {
  for (const higher of [-4, 5, 7]) {
    const heard = heardOf({ sound: 'sweep', pitch: 130 });
    const [linear, mel, log] = higherOn(heard, { sound: 'sweep', pitch: 130, higher }, rising);
    expect(log!.best.bands).toBe(higher);
    expect(log!.best.left).toBeLessThan(0.3);
    expect(mel!.best.left).toBeGreaterThan(2 * log!.best.left);
    expect(linear!.best.left).toBeGreaterThan(mel!.best.left);
  }
});

test('the remark says that the logarithmic axis does best only where it does', () => {
  for (const sound of ['notes', 'sweep'] as const)
    for (const kernel of kernels) {
      const set = { ...settings.defaults, show: 'shift' as const, sound, kernel, higher: 5 };
      const shifted = higherOn(heardOf(set), set, kernelBy(kernel, set.spacing));
      const [linear, mel, log] = shifted.map(({ best }) => best.left);
      const says = shiftRemark(set, shifted).startsWith('Higher means times a factor');
      expect(says).toBe(log! <= Math.min(linear!, mel!));
    }
});

test('the remark speaks of no shift where there is none, and of no harmonics where there are two tones', () => {
  const said = (changes: Partial<typeof settings.defaults>) => {
    const set = { ...settings.defaults, show: 'shift' as const, ...changes };
    return shiftRemark(set, higherOn(heardOf(set), set, kernelBy(set.kernel, set.spacing)));
  };
  expect(said({ higher: 0 })).toMatch(/^Not shifted yet/);
  expect(said({ moved: 'later', later: 0 })).toMatch(/^Not shifted yet/);
  for (const kernel of kernels) expect(said({ sound: 'tones', kernel })).not.toContain('armonics');
});

test('not raised at all, it is the same', () => {
  const heard = heardOf({ sound: 'sweep', pitch: 130 });
  for (const { best } of higherOn(heard, { sound: 'sweep', pitch: 130, higher: 0 }, rising))
    expect(best).toEqual({ bands: 0, times: 0, left: 0 });
});

test('a higher voice says the same vowels where they were: the onsets of its bands do not move in mel', () => {
  const heard = heardOf({ sound: 'vowels', pitch: 130 });
  const shifted = higherOn(heard, { sound: 'vowels', pitch: 130, higher: 7 }, kernelBy('onset', 3));
  const mel = shifted.find(({ scale }) => scale === 'mel')!;
  expect(Math.abs(mel.best.bands)).toBeLessThanOrEqual(2);
});

test('what is drawn as left over has the length that the table says', () => {
  const heard = heardOf({ sound: 'sweep', pitch: 130 });
  const shifted = higherOn(heard, { sound: 'sweep', pitch: 130, higher: 5 }, rising)[2]!;
  const rim = 2;
  let [difference, size] = [0, 0];
  leftOver(shifted).forEach((value, cell) => {
    const time = cell % times;
    if (time < rim || time >= times - rim) return;
    difference += value ** 2;
    size += shifted.second.response.data[cell]! ** 2;
  });
  expect(Math.sqrt(difference / size)).toBeCloseTo(shifted.best.left, 5);
});

describe.each(examples)('example $name', ({ name }) => {
  test('is a figure that can be drawn, and says what it shows', () => {
    const set = face('spectrogram', settings, examples, { example: name }).initial;
    const heard = heardOf(set);
    const kernel = kernelBy(set.kernel, set.spacing);
    const found = findIn(heard, set.scale, kernel);
    const shifts =
      set.show === 'shift'
        ? { later: laterOn(heard, set.later, kernel), higher: higherOn(heard, set, kernel) }
        : undefined;
    const summary = summaryOf(set, responseAt(found.response.data, set), shifts);
    expect(summary).toMatch(/\.$/);
    expect(summary).not.toMatch(/NaN|undefined|Infinity/);
  });
});
