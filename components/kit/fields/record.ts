import { type Field, show } from './field.ts';

/** Fields by name, in the order in which limits may depend on each other. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

type Values = Readonly<Record<string, unknown>>;

/** What was given, looked over. */
export interface Settled {
  /** As given, with what was left out filled in. */
  given: Values;
  /** The same with each wrong value replaced by its default, so that it can be shown. */
  sound: Values;
  /** What is wrong, a phrase for each: "kernel must be … but is …". */
  faults: string[];
}

/** Looks over a record of settings. A default is moved inside limits that an earlier setting has drawn closer. */
export function settle(fields: Fields, input: unknown): Settled {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const { sound } = settle(fields, {});
    return { given: input as Values, sound, faults: [`settings must be a record but are ${show(input)}`] };
  }
  const said = input as Values;
  const unknown = Object.keys(said).filter(
    (name) => !Object.hasOwn(fields, name) && said[name] !== undefined,
  );
  const given: Record<string, unknown> = Object.fromEntries(unknown.map((name) => [name, said[name]]));
  const sound: Record<string, unknown> = {};
  const faults = unknown.map(
    (name) => `there is no '${name}' (there are: ${Object.keys(fields).join(', ')})`,
  );
  for (const [name, field] of Object.entries(fields)) {
    const usual = field.fit(field.default, sound);
    const value = said[name] === undefined ? usual : (field.complete?.(said[name]) ?? said[name]);
    const fault = field.fault(value, sound);
    given[name] = value;
    sound[name] = fault === undefined ? value : usual;
    if (fault !== undefined) faults.push(`${name} ${fault}`);
  }
  return { given, sound, faults };
}

/** What is wrong with the fields' own defaults, a phrase for each; that other settings may draw limits closer is right. */
export const faultsOfDefaults = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const fault = field.fault(field.default);
    return fault === undefined ? [] : [`the default of ${name} ${fault}`];
  });

/** Every setting moved to the nearest value that will do, in the table's order; the record itself where all of it will do. */
export function fitAll<V extends Values>(fields: Fields, settings: V): V {
  const fitted: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) fitted[name] = field.fit(settings[name], fitted);
  const names = Object.keys(fitted);
  const asGiven =
    names.length === Object.keys(settings).length && names.every((name) => fitted[name] === settings[name]);
  return asGiven ? settings : (fitted as V);
}

/** The settings that differ from what they would be if nothing were said, as an address spells them. */
export function spellOut(fields: Fields, settings: Values): [name: string, written: string][] {
  return Object.entries(fields)
    .map(([name, field]): [string, string, string] => [
      name,
      field.write(settings[name]),
      field.write(field.fit(field.default, settings)),
    ])
    .filter(([, written, usual]) => written !== usual)
    .map(([name, written]) => [name, written]);
}
