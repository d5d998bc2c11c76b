import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'A sound as a picture',
  summary:
    'A second of sound, drawn as a spectrogram, and convolutions on it. A shift in time and a shift in pitch are not alike; along time alone, dilation sees far; text needs more.',
};

type Fields = typeof settings.fields;

export const examples: readonly Example<Fields>[] = [
  {
    name: 'vowels',
    title: 'Three vowels: a, i, u',
    settings: { sound: 'vowels' },
    note: 'Fine stripes are the harmonics of the voice. Broad bands are the formants; they say which vowel it is.',
  },
  {
    name: 'onsets',
    title: 'A kernel that hears beginnings',
    settings: { show: 'kernel', sound: 'notes', pitch: 200, kernel: 'onset', at: 36, band: 30 },
    note: 'Softer before, louder after: one small kernel finds all three notes, wherever they begin.',
  },
  {
    name: 'comb',
    title: 'A comb for one pitch',
    settings: {
      show: 'kernel',
      sound: 'notes',
      pitch: 330,
      scale: 'linear',
      kernel: 'harmonics',
      spacing: 3,
      at: 40,
      band: 12,
    },
    note: 'On the axis in hertz harmonics are evenly spaced, and a comb fits them. Change the pitch: the teeth no longer meet them.',
  },
  {
    name: 'higher-sweep',
    title: 'Higher is not up',
    settings: { show: 'shift', sound: 'sweep', kernel: 'rising', scale: 'mel', moved: 'higher', higher: 5 },
    note: 'In time the response moves and nothing is left. In pitch it moves only roughly, and on the axis in hertz not at all.',
  },
  {
    name: 'later',
    title: 'Later is to the right',
    settings: { show: 'shift', sound: 'notes', pitch: 200, moved: 'later', later: 100 },
    note: 'Ten hops later the response is the same, ten frames further on, to the last bit.',
  },
  {
    name: 'half-hop',
    title: 'Half a hop: even time is not exact',
    settings: { show: 'shift', sound: 'notes', pitch: 200, moved: 'later', later: 105 },
    note: 'The hop is a stride. Five milliseconds more, and no move by whole frames brings the responses together.',
  },
  {
    name: 'higher-voice',
    title: 'A higher voice, the same vowels',
    settings: { show: 'shift', sound: 'vowels', kernel: 'onset', moved: 'higher', higher: 7 },
    note: 'The harmonics move, the formants stay. What a listener calls the same has not moved at all.',
  },
  {
    name: 'dilated',
    title: 'Along time only, dilation 1, 2, 4, 8, 16',
    settings: { show: 'dilated', at: 48 },
    note: 'Five layers of three weights see most of the second.',
  },
  {
    name: 'not-dilated',
    title: 'The same five layers without dilation',
    settings: { show: 'dilated', dilation: 'one', at: 48 },
    note: 'Each layer adds two frames. A vowel is longer than what the top unit sees.',
  },
  {
    name: 'ctc',
    title: 'From steps to text',
    settings: { show: 'text' },
    note: 'A blank keeps the two l’s of hello apart. Take it out of the path, and one l is left.',
  },
];
