import { type Field, show } from './field.ts';

/** Fields by name, in the order in which limits may depend on each other. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** What was given over the defaults; what is not a record is left for `faultsIn` to name. */
export function withDefaults(fields: Fields, given: unknown): unknown {
  if (!isRecord(given)) return given;
  const defaults = Object.entries(fields).map(([name, field]) => [name, field.default]);
  const said = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, fields[name]?.complete?.(value) ?? value]);
  return Object.fromEntries([...defaults, ...said]);
}

/** Everything that is wrong with a record of settings, a phrase for each: "kernel must be … but is …". */
export function faultsIn(fields: Fields, given: unknown): string[] {
  if (!isRecord(given)) return [`settings must be a record but are ${show(given)}`];
  const settings = withDefaults(fields, given) as Record<string, unknown>;
  const unknown = Object.keys(settings)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => `there is no '${name}' (there are: ${Object.keys(fields).join(', ')})`);
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    const fault = field.fault(settings[name], settings);
    return fault === undefined ? [] : [`${name} ${fault}`];
  });
  return [...unknown, ...wrong];
}

/** Every setting moved to the nearest value that will do, in the table's order. */
export function fitAll(fields: Fields, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fitted: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) fitted[name] = field.fit(settings[name], fitted);
  return fitted;
}
