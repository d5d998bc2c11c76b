import type { LayerKind, Options, OptionValue, Parameter } from '../layer.ts';
import { shown } from './describe.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { type Args, Float, Range, Sequence, Unknown, type Value } from './values.ts';

/** Where arguments go and how their receiver is called in diagnostics. */
export interface Receiver {
  label: string;
  /** Names of the positional arguments, in order. */
  positional: readonly string[];
  /** Names that are taken and change nothing here: device, dtype, training. */
  ignored: readonly string[];
}

/** A layer's options, checked and with defaults filled in; null, after diagnostics, where they do not make a layer. */
export function readOptions(
  run: Run,
  kind: LayerKind,
  args: Args,
  place: Place,
  receiver: Receiver,
): Options | null {
  const given = placeArguments(run, kind, args, place, receiver);
  const options: Record<string, OptionValue> = {};
  let good = given !== null;
  for (const parameter of kind.signature) {
    const found = given?.get(parameter.name);
    if (found) {
      const value = check(run, kind, parameter, found.value, found.place, receiver.label);
      if (value === undefined) good = false;
      else options[parameter.name] = value;
    } else if (parameter.default !== undefined) options[parameter.name] = parameter.default;
    else if (given) {
      good = false;
      // Where an argument is broken, what seems missing may be in it.
      if (args.positional.some((value) => value instanceof Unknown)) continue;
      run.fail(
        place,
        `${receiver.label}: missing argument '${parameter.name}'.`,
        `It takes (${receiver.positional.join(', ')}).`,
      );
    }
  }
  return good ? options : null;
}

type Given = Map<string, { value: Value; place: Place }>;

/** Arguments by parameter name; null if one has no parameter to go to. */
function placeArguments(
  run: Run,
  kind: LayerKind,
  args: Args,
  place: Place,
  { label, positional, ignored }: Receiver,
): Given | null {
  const given: Given = new Map();
  const known = new Set(kind.signature.map((parameter) => parameter.name));
  let good = true;
  args.positional.forEach((value, i) => {
    const name = positional[i];
    const at = args.places[i] ?? place;
    if (name !== undefined) given.set(name, { value, place: at });
    else if (i === positional.length) {
      run.fail(at, `${label}: too many arguments.`, `It takes (${positional.join(', ')}).`);
      good = false;
    }
  });
  for (const [name, value] of args.named) {
    const at = args.namedPlaces.get(name) ?? place;
    if (given.has(name)) {
      run.fail(at, `${label}: the argument '${name}' is given twice.`);
      good = false;
    } else if (known.has(name)) given.set(name, { value, place: at });
    else if (!ignored.includes(name))
      good = misspelled(run, given, name, value, at, label, [...known, ...ignored]) && good;
  }
  return good ? given : null;
}

/** Says that an argument is unknown. A value whose name was all but right is read as meant: the error stands either way. */
function misspelled(
  run: Run,
  given: Given,
  name: string,
  value: Value,
  place: Place,
  label: string,
  known: readonly string[],
): boolean {
  const meant = nearest(name, known);
  run.fail(
    place,
    `${label}: unexpected argument '${name}'.`,
    didYouMean(name, known, '', `It takes (${known.join(', ')}).`),
  );
  if (meant === undefined || given.has(meant)) return false;
  given.set(meant, { value, place });
  return true;
}

/** The value as an option, or undefined after a diagnostic. */
function check(
  run: Run,
  kind: LayerKind,
  parameter: Parameter,
  value: Value,
  place: Place,
  label: string,
): OptionValue | undefined {
  if (value instanceof Unknown) {
    if (value.why !== null) run.fail(place, `${label}: ${parameter.name} is not known. ${value.why}.`);
    return undefined;
  }
  const axes = axesOf(kind.name, parameter.name);
  const option = value === null && parameter.default === null ? null : convert(parameter, value, axes);
  if (option === undefined) {
    const whole = value instanceof Float && Number.isInteger(value.value) && parameter.type.startsWith('int');
    const near = typeof value === 'string' ? nearest(value, parameter.modes ?? []) : undefined;
    const meant = near === undefined ? undefined : `Did you mean '${near}'?`;
    const hint = whole ? 'Divide with // to get a whole number.' : meant;
    run.fail(
      place,
      `${label}: ${parameter.name} must be ${wanted(parameter, axes)}, not ${shown(value)}.`,
      hint,
    );
    return undefined;
  }
  const least = parameter.min;
  const numbers = Array.isArray(option) ? (option as number[]) : [option];
  if (least === undefined || numbers.every((number) => typeof number !== 'number' || number >= least))
    return option;
  run.fail(place, `${label}: ${parameter.name} must be at least ${least}, not ${shown(value)}.`);
  return undefined;
}

function convert(parameter: Parameter, value: Value, axes: number | null): OptionValue | undefined {
  switch (parameter.type) {
    case 'bool':
      return typeof value === 'boolean' ? value : value === 0 || value === 1 ? value === 1 : undefined;
    case 'mode':
      return typeof value === 'string' && parameter.modes?.includes(value) ? value : undefined;
    case 'int':
      return wholeNumber(value);
    case 'float':
      return realNumber(value);
    case 'ints|mode':
      return typeof value === 'string'
        ? parameter.modes?.includes(value)
          ? value
          : undefined
        : wholeNumbers(value, axes);
    case 'ints':
      return wholeNumbers(value, axes);
  }
}

const wholeNumber = (value: Value) =>
  typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined;

/** One number; a tuple of equal ones (a scale factor per axis) is that number. */
function realNumber(value: Value): number | undefined {
  if (value instanceof Sequence) {
    const each = value.items.map((item) => (item instanceof Sequence ? undefined : realNumber(item)));
    return each.every((number) => number === each[0]) ? each[0] : undefined;
  }
  return value instanceof Float ? value.value : wholeNumber(value);
}

function wholeNumbers(value: Value, axes: number | null): number | readonly number[] | undefined {
  if (value instanceof Range && value.length <= 10)
    return wholeNumbers(
      new Sequence(
        'tuple',
        Array.from({ length: value.length }, (_, i) => value.start + i * value.step),
      ),
      axes,
    );
  if (!(value instanceof Sequence)) return wholeNumber(value);
  if (value.items.length === 0 || value.items.length > 64 || (axes !== null && value.items.length !== axes))
    return undefined;
  const numbers = value.items.map(wholeNumber);
  return numbers.includes(undefined) ? undefined : (numbers as number[]);
}

/** How many numbers a tuple must hold; null where any count may do. */
function axesOf(kind: string, parameter: string): number | null {
  const dimensions = /([123])d$/.exec(kind)?.[1];
  const perAxis = ['kernel_size', 'stride', 'padding', 'output_padding', 'dilation', 'output_size'].includes(
    parameter,
  );
  return dimensions && perAxis && !kind.includes('Pad') ? Number(dimensions) : null;
}

function wanted({ type, modes = [] }: Parameter, axes: number | null): string {
  const words = `one of ${modes.map((mode) => `'${mode}'`).join(', ')}`;
  const tuple =
    ['', 'a whole number', 'a number or a pair', 'a number or a triple'][axes ?? 0] || 'whole numbers';
  if (type === 'bool') return 'True or False';
  if (type === 'mode') return words;
  if (type === 'int') return 'a whole number';
  if (type === 'float') return 'a number';
  return type === 'ints' ? tuple : `${tuple.replace(' or ', ', ')}, or ${words}`;
}
