import { within } from '@kit/controls/slide.ts';
import { numeral } from '@kit/numeral.ts';
import { length, msIn } from './sound.ts';
import { type Scale, axisOf, bands, hop, times, windowLength } from './spectrum.ts';

/** Drawings share one time axis, in samples. */
export const span = length;

/** What takes cells of a spectrogram (times right, bands up) to the drawing: a frame stands under the middle of its window. */
export const cellsToDrawing = `translate(${(windowLength - hop) / 2} ${bands}) scale(${hop} -1)`;

/** The left edge of a frame's column, in samples. */
export const leftOf = (time: number): number => (windowLength - hop) / 2 + time * hop;

/** The frame whose column lies at a sample. */
export const timeAt = (sample: number): number =>
  within(Math.floor((sample - (windowLength - hop) / 2) / hop), times);

/** Milliseconds at the middle of a frame's window. */
export const msAt = (time: number): number => msIn(time * hop + windowLength / 2);

const marks: Record<Scale, readonly number[]> = {
  mel: [500, 1000, 2000, 4000],
  linear: [1000, 3000, 5000, 7000],
  log: [250, 500, 1000, 2000, 4000],
};

/** Frequencies written beside an axis, with their place from the top in %. */
export const ticksOf = (scale: Scale): { text: string; place: number }[] =>
  marks[scale].map((hertz, index, all) => ({
    text: `${numeral(hertz / 1000)}${index === all.length - 1 ? ' kHz' : ''}`,
    place: (100 * (bands - axisOf(scale).band(hertz) - 0.5)) / bands,
  }));

/** The outline of a sound: its least and its greatest sample in each of so many columns, as an SVG path. */
export function outlineOf(samples: Float32Array, columns: number): string {
  const each = samples.length / columns;
  let path = '';
  for (let column = 0; column < columns; column++) {
    let least = Infinity;
    let most = -Infinity;
    for (let index = Math.floor(column * each); index < (column + 1) * each; index++) {
      least = Math.min(least, samples[index]!);
      most = Math.max(most, samples[index]!);
    }
    const x = ((column + 0.5) * each).toFixed(0);
    path += `M${x} ${(-most - 0.01).toFixed(2)}V${(-least + 0.01).toFixed(2)}`;
  }
  return path;
}
