import type { TensorFunction } from './functional.ts';
import { combine, nodeOf } from './tensors.ts';
import { iterate } from './iterate.ts';
import { Float, Unknown, type Value } from './values.ts';

const fills: ReadonlyMap<unknown, string> = new Map([
  ['constant', 'Zero'],
  ['reflect', 'Reflection'],
  ['replicate', 'Replication'],
  ['circular', 'Circular'],
]);

/** `F.pad(x, (left, right, top, bottom), mode='constant', value=0)`. */
export const pad: TensorFunction = ({ run, trace, input, rest, place }) => {
  const given = (index: number, name: string): Value | undefined =>
    rest.positional[index] ?? rest.named.get(name);
  const sides = iterate(run, given(0, 'pad') ?? null, place);
  if (sides?.some((side) => side instanceof Unknown)) {
    run.warn(place, "How much this pads depends on the input's size; it is read as no padding.");
    return input;
  }
  const mode = given(1, 'mode') ?? 'constant';
  const value = given(2, 'value') ?? 0;
  const amount = value instanceof Float ? value.value : value;
  const fill = fills.get(mode);
  const whole = sides?.filter((side) => typeof side === 'number') ?? [];
  if (
    !fill ||
    whole.length !== sides?.length ||
    ![2, 4, 6].includes(whole.length) ||
    typeof amount !== 'number'
  )
    return combine(
      run,
      place,
      'unknown',
      [input],
      'F.pad takes two whole numbers per axis, last axis first, and a mode.',
    );
  const oneAxis = trace.nodes.some((node) => node.kind.endsWith('1d'));
  // Two numbers pad the last axis only; images have one more.
  const padding = whole.length === 2 && !oneAxis ? [...whole, 0, 0] : whole;
  const node = nodeOf(run, trace, input, place);
  if (fill === 'Zero' && amount !== 0)
    return trace.apply(`ConstantPad${padding.length / 2}d`, { padding, value: amount }, [node], place);
  return trace.apply(`${fill}Pad${padding.length / 2}d`, { padding }, [node], place);
};
