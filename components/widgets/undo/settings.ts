import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';
import { side } from './pictures.ts';

export const maxSteps = 60;

export const settings = table({
  picture: choice(['letter', 'ring', 'stripes', 'checks'], {
    label: 'picture',
    default: 'letter',
    names: { letter: 'a letter', ring: 'a ring', stripes: 'stripes', checks: 'a chessboard' },
  }),
  kernel: choice(['blur', 'sharpen', 'block', 'single'], {
    label: 'kernel',
    default: 'blur',
    names: {
      blur: 'a 3×3 blur',
      sharpen: 'a 3×3 sharpening',
      block: 'a 2×2 mean',
      single: 'a 1×1 kernel of 1',
    },
  }),
  stride: integer({ label: 'stride', default: 2, min: 1, max: 3, unit: 'cells' }),
  steps: integer({ label: 'steps', default: 12, min: 0, max: maxSteps, glides: false }),
  at: integer({ label: 'pixel', default: 65, min: 0, max: side * side - 1, glides: false }),
});

export type Settings = SettingsOf<typeof settings>;
