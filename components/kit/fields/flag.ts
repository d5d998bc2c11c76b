import { type Field, show } from './field.ts';

/** A setting that is on or off. */
export interface FlagField extends Field<boolean> {
  readonly kind: 'flag';
}

/** On or off; an address spells it yes or no. */
export const flag = (options: { label: string; default: boolean }): FlagField => ({
  kind: 'flag',
  ...options,
  fault: (value) =>
    typeof value === 'boolean'
      ? undefined
      : `must be true or false (yes or no in an address) but is ${show(value)}`,
  fit: (value) => value,
  write: (value) => (value ? 'yes' : 'no'),
  read: (text) => ({ yes: true, no: false })[text] ?? text,
});
