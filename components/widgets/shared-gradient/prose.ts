import { numeral } from '@kit/numeral.ts';
import { examples } from './examples.ts';
import { modelOf } from './model.ts';
import { type Settings, settings } from './settings.ts';

/** A number of an example that a sentence wants; settings may be laid over it. */
export interface Quote extends Partial<Settings> {
  example: string;
  /** Autograd's number unless said; or how many positions there are, or how many of their pieces are so. */
  what?: 'sum' | 'positions' | 'positive' | 'negative' | 'padding';
}

/** The number as the sentence writes it. @throws Error for an example or a setting that there is not. */
export function quote({ example, what = 'sum', ...over }: Quote): string {
  const named = examples.find(({ name }) => name === example);
  if (!named) throw new Error(`shared-gradient: there is no example '${example}'`);
  const { whole, weight, waterfall } = modelOf(settings.check({ ...named.settings, ...over }));
  const { bars } = waterfall;
  const numbers = {
    sum: whole.autograd[weight]!,
    positions: bars.length,
    positive: bars.filter(({ piece }) => piece > 0).length,
    negative: bars.filter(({ piece }) => piece < 0).length,
    padding: bars.filter(({ padding }) => padding).length,
  };
  return numeral(numbers[what]);
}
