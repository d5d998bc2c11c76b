import type { ValueOf } from './fields/field.ts';
import type { ListField, Row } from './fields/list.ts';
import { type Fields, faultsOfDefaults, fitAll, settle, spellOut } from './fields/record.ts';

export { choice } from './fields/choice.ts';
export { flag } from './fields/flag.ts';
export { list } from './fields/list.ts';
export { integer, number } from './fields/number.ts';

/** Every setting of a figure, by name. */
export type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** Settings as an author may write them: what is left out is the default. */
export type Input<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends ListField<infer R> ? readonly Partial<Row<R>>[] : ValueOf<F[K]>;
};

/** A rule that binds several settings: what is wrong with them together, in a sentence; undefined if nothing is. */
export type Rule<F extends Fields> = (settings: Values<F>) => string | undefined;

/** A figure's settings: one table, from which come its defaults, its checks, its address and its controls. */
export interface Table<F extends Fields = Fields> {
  readonly fields: F;
  readonly defaults: Values<F>;
  /** Completes what an author wrote with defaults, moved inside limits that other settings have drawn closer. @throws Error that lists every wrong or unknown setting, and the right ones. */
  check(input: Readonly<Record<string, unknown>>): Values<F>;
  /** The settings moved to the nearest that will do, one by one; they may still break the rule. */
  fit(settings: Values<F>): Values<F>;
  readonly rule: Rule<F>;
  /** Reads an address; what is wrong in it becomes the default, with a sentence of why. */
  fromQuery(query: URLSearchParams): { settings: Values<F>; notes: string[] };
  /** Writes an address; defaults are left out. */
  toQuery(settings: Values<F>): URLSearchParams;
}

/** The settings that a table holds. */
export type SettingsOf<T> = T extends Table<infer F> ? Values<F> : never;

/**
 * Lays out a figure's settings. A field's limits may depend on fields before it; `rule` binds several together.
 * @throws Error if a default is outside its field's own limits, or the defaults break the rule.
 */
export function table<F extends Fields>(fields: F, rule: Rule<F> = () => undefined): Table<F> {
  const unsound = faultsOfDefaults(fields);
  if (unsound.length > 0) throw new Error(unsound.map((fault) => `settings: ${fault}`).join('\n'));
  const defaults = settle(fields, {}).sound as Values<F>;
  const unruly = rule(defaults);
  if (unruly !== undefined)
    throw new Error(`settings: the defaults must keep the rule themselves, but ${unruly}`);
  return {
    fields,
    defaults,
    rule,
    check(input) {
      const { sound, faults } = settle(fields, input);
      const broken = faults.length === 0 ? rule(sound as Values<F>) : undefined;
      if (broken !== undefined) faults.push(broken);
      if (faults.length > 0) throw new Error(faults.join('\n'));
      return sound as Values<F>;
    },
    fit: (settings) => fitAll(fields, settings),
    fromQuery(query) {
      const read = Object.entries(fields)
        .filter(([name]) => query.has(name))
        .map(([name, field]) => [name, field.read(query.get(name)!)]);
      const { sound, faults } = settle(fields, Object.fromEntries(read));
      const notes = faults.map((fault) => `${fault}, so its usual value is shown.`);
      const broken = rule(sound as Values<F>);
      if (broken === undefined) return { settings: sound as Values<F>, notes };
      return { settings: defaults, notes: [...notes, `${broken}; the usual settings are shown.`] };
    },
    toQuery: (settings) => new URLSearchParams(spellOut(fields, settings)),
  };
}
