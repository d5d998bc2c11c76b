import { GRID } from '@training/aerial/grid.ts';
import { lights } from '@training/data/aerial/light.ts';
import { type SettingsOf, choice, integer, number, table } from '@kit/settings.ts';

export const settings = table({
  altitude: integer({ label: 'altitude', default: 30, min: 10, max: 120, unit: 'm' }),
  heading: integer({ label: 'heading', default: 0, min: 0, max: 355, step: 5, unit: 'degrees' }),
  light: choice(lights, { label: 'light', default: 'noon', names: { overcast: 'noon, under clouds' } }),
  trained: choice(['straight', 'turned', 'everywhere'], {
    label: 'what the detector learned from',
    default: 'turned',
    names: {
      straight: 'facing up, from 20 to 40 m',
      turned: 'facing any way, from 20 to 40 m',
      everywhere: 'facing any way, from 10 to 120 m',
    },
  }),
  beside: choice(['dog', 'fox', 'deer', 'goat', 'wolf'], {
    label: 'the animal beside it',
    default: 'dog',
    names: { dog: 'a dog', fox: 'a fox', deer: 'a deer', goat: 'a goat', wolf: 'another wolf' },
  }),
  scene: integer({ label: 'meadow', default: 1, min: 1, max: 60, glides: false }),
  threshold: number({ label: 'threshold', default: 0.5, min: 0.05, max: 0.95, step: 0.05 }),
  row: integer({ label: 'row of the cell', default: (GRID.rows - 1) / 2, min: 0, max: GRID.rows - 1 }),
  column: integer({
    label: 'column of the cell',
    default: (GRID.columns - 1) / 2,
    min: 0,
    max: GRID.columns - 1,
  }),
  show: choice(['answers', 'sizes', 'altitude', 'heading'], {
    label: 'Show',
    default: 'answers',
    names: {
      answers: 'each cell’s answers',
      sizes: 'the wolf’s size',
      altitude: 'found by altitude',
      heading: 'found by heading',
    },
  }),
});

export type Settings = SettingsOf<typeof settings>;
