import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

export const about: About = {
  title: 'A wolf from the air',
  summary:
    'A small detector slides over what a drone sees. Climb, turn, wait for dusk: where does it lose the wolf, and why?',
};

export const examples: readonly Example<(typeof settings)['fields']>[] = [
  {
    name: 'mid',
    title: 'At the height it learned from',
    settings: {},
    note: 'A wolf of 25 pixels fits well into the field of a unit. The cells on it say “wolf”.',
  },
  {
    name: 'low',
    title: 'Too low: the wolf outgrows the field',
    settings: { altitude: 10 },
    note: 'More pixels than anyone could wish for, and yet no unit sees a whole wolf. Some parts of it pass for one, others for meadow.',
  },
  {
    name: 'high',
    title: 'Too high for what it learned',
    settings: { altitude: 60, show: 'altitude' },
    note: 'The wolf is still 12 pixels long. The detector has never seen so small a one, and says “meadow”.',
  },
  {
    name: 'every-height',
    title: 'Learned at every height: found, among false alarms',
    settings: { altitude: 100, trained: 'everywhere', show: 'sizes' },
    note: 'Pictures from all heights repair what was never learned. They do not bring pixels back: stones pass for wolves now.',
  },
  {
    name: 'turned',
    title: 'Turned, to a detector that knows one direction',
    settings: { heading: 90, trained: 'straight', show: 'heading' },
    note: 'Sliding makes the detector equal in all places, not in all directions. The same wolf, turned, is another pattern.',
  },
  {
    name: 'augmented',
    title: 'The same turn, to a detector that learned all directions',
    settings: { heading: 90, show: 'heading' },
    note: 'The same network with as many weights. Only the pictures that it learned from were turned.',
  },
  {
    name: 'look-alike',
    title: 'A dog in wolf’s clothing',
    settings: { altitude: 35, scene: 8 },
    note: 'A grey dog and a wolf differ by a tail, the ears and half a metre. From here that is a few pixels.',
  },
  {
    name: 'dusk',
    title: 'Dusk, which it never learned',
    settings: { light: 'dusk' },
    note: 'Noise comes with the little light. Out of its depth the detector does not fall silent: a good part of the meadow is wolf now.',
  },
];
