import { text } from '@kit/fields/text.ts';
import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';
import { longestPath } from './ctc.ts';
import { bands, hopMs, times, unitOf } from './spectrum.ts';

export const settings = table({
  show: choice(['sound', 'kernel', 'shift', 'dilated', 'text'], {
    label: 'shown',
    default: 'sound',
    names: {
      sound: 'the picture of a sound',
      kernel: 'a kernel on it',
      shift: 'two shifts',
      dilated: 'along time only',
      text: 'from sound to text',
    },
  }),
  sound: choice(['vowels', 'notes', 'tones', 'sweep'], {
    label: 'sound',
    default: 'vowels',
    names: {
      vowels: 'three vowels, a i u',
      notes: 'three struck notes',
      tones: 'two tones',
      sweep: 'a rising sweep',
    },
  }),
  pitch: integer({ label: 'pitch', default: 130, min: 80, max: 400, step: 10, unit: 'Hz' }),
  scale: choice(['mel', 'linear', 'log'], {
    label: 'frequency axis',
    default: 'mel',
    names: { mel: `in ${unitOf.mel}`, linear: `in ${unitOf.linear}`, log: `in ${unitOf.log}` },
  }),
  kernel: choice(['onset', 'steady', 'rising', 'harmonics'], {
    label: 'kernel',
    default: 'onset',
    names: {
      onset: 'a beginning',
      steady: 'a steady tone',
      rising: 'a rising tone',
      harmonics: 'a comb of harmonics',
    },
  }),
  spacing: integer({ label: 'spacing of the comb', default: 3, min: 2, max: 6, unit: 'bands' }),
  at: integer({ label: 'time', default: 40, min: 0, max: times - 1 }),
  band: integer({ label: 'band', default: 24, min: 0, max: bands - 1 }),
  moved: choice(['later', 'higher'], {
    label: 'shift',
    default: 'higher',
    names: { later: 'in time', higher: 'in pitch' },
  }),
  later: integer({ label: 'later', default: 100, min: 0, max: 300, step: hopMs / 2, unit: 'ms' }),
  higher: integer({ label: 'higher', default: 5, min: -12, max: 12, unit: 'semitones' }),
  layers: integer({ label: 'layers', default: 5, min: 1, max: 6 }),
  taps: integer({ label: 'kernel', default: 3, min: 2, max: 5, unit: 'frames' }),
  dilation: choice(['doubling', 'one'], {
    label: 'dilation',
    default: 'doubling',
    names: { doubling: 'doubles from layer to layer', one: 'stays 1' },
  }),
  path: text({ label: 'path', default: 'hh_e_ll_llo_', maxLength: longestPath }),
});

export type Settings = SettingsOf<typeof settings>;
