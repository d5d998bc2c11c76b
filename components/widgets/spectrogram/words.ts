import { numeral } from '@kit/numeral.ts';
import { msAt } from './axes.ts';
import { collapse } from './ctc.ts';
import type { Fit } from './drawing.ts';
import { stackOf } from './reach.ts';
import type { Settings } from './settings.ts';
import { axisOf, hopMs, unitOf } from './spectrum.ts';

/** What the figure shows, in a sentence or two. */
export function summaryOf(
  settings: Settings,
  response: number,
  shifts: { later: readonly Fit[]; higher?: readonly Fit[] } | undefined,
): string {
  const { show, scale, at, band, path, kernel } = settings;
  const place = `${msAt(at).toFixed(0)} ms and ${axisOf(scale).hertz(band).toFixed(0)} Hz`;
  switch (show) {
    case 'sound':
      return `A spectrogram, its frequency axis in ${unitOf[scale]}, looked at around ${place}.`;
    case 'kernel':
      return `At ${place} the ${kernel} kernel finds ${numeral(Math.round(100 * response) / 100)}.`;
    case 'shift': {
      const left = (all: readonly Fit[]) =>
        (100 * all.find((one) => one.scale === scale)!.best.left).toFixed(0);
      const higher = shifts?.higher ? ` A shift in pitch leaves ${left(shifts.higher)} percent.` : '';
      return shifts ? `A shift in time leaves ${left(shifts.later)} percent of the response.${higher}` : '';
    }
    case 'dilated': {
      const top = stackOf(settings).at(-1)!;
      return `The unit of layer ${top.index} sees ${top.size} frames, ${top.ms} milliseconds.`;
    }
    case 'text':
      return `The path ${path} says ${collapse(path) || 'nothing'}.`;
  }
}

/** What is worth knowing about two shifts, in a sentence. */
export function shiftRemark(
  { sound, kernel, later, moved, higher: semitones }: Settings,
  higher: readonly Fit[] | undefined,
): string {
  if (!higher)
    return 'Your own sound is shifted in time only: to raise a voice, its pitch and its formants must be told apart.';
  if ((moved === 'later' ? later : semitones) === 0) return 'Not shifted yet: twice the same numbers.';
  if (moved === 'later' && later % hopMs !== 0)
    return 'Half a hop later the windows fall between the old ones. The hop is a stride, and only shifts by whole strides come out equal.';
  if (moved === 'later') return 'Later by whole hops: the same numbers, further right, to the last bit.';
  if (sound === 'vowels')
    return 'A higher voice moves the harmonics, but the formants stay, or it would be another vowel. No axis makes that a shift.';
  const least = Math.min(...higher.map(({ best }) => best.left));
  if (higher.find(({ scale }) => scale === 'log')!.best.left === least)
    return 'Higher means times a factor. Only where the axis is logarithmic does that move everything by the same number of bands.';
  if (sound === 'tones')
    return 'In hertz the two tones move by different steps. In octaves they move alike, but the window blurs a low tone over more bands than a high one. No move fits well. Take the sweep.';
  return kernel === 'onset'
    ? 'A beginning looks much the same in every band, so this kernel hardly asks how high it is. Take one that looks along frequency.'
    : 'Harmonics closer together than the bands run into one another, and then no move fits. Take a higher pitch, or the sweep.';
}
