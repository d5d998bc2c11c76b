import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';
import { BEATS, examplesToChoose } from '@training/anywhere/study.ts';
import { PLACES } from '@training/data/marks.ts';

const place = (label: string, usual: number) =>
  integer({ label, default: usual, min: 0, max: PLACES - 1, glides: false });

export const settings = table({
  examples: choice(examplesToChoose.map(String), { label: 'pictures to learn from', default: '2048' }),
  where: choice(['left', 'everywhere'], {
    label: 'where the marks lie',
    default: 'left',
    names: { left: 'in the left half', everywhere: 'anywhere' },
  }),
  head: choice(['pooled', 'both', 'flat'], {
    label: 'which networks are pooled over all places',
    default: 'pooled',
    names: {
      pooled: 'the convolution',
      both: 'convolution and locally connected',
      flat: 'none of them',
    },
  }),
  seed: integer({ label: 'seed', default: 1, min: 1, max: 999, glides: false }),
  beat: integer({ label: 'tested after', default: BEATS, min: 1, max: BEATS, glides: false }),
  row: place('row of the place', 5),
  column: place('column of the place', 13),
});

export type Settings = SettingsOf<typeof settings>;
