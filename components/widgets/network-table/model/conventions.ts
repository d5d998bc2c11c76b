import { type Conventions, presets } from '@network/analysis/conventions.ts';
import type { Settings } from '../settings.ts';

type Counting = Pick<Settings, 'unit' | 'bias' | 'norm' | 'pool' | 'elementwise'>;

export const conventionsOf = ({ unit, bias, norm, pool, elementwise }: Counting): Conventions =>
  unit === 'mult-add' ? presets.torchinfo : { rule: 'work', unit, bias, norm, pool, elementwise };
