import { layerKinds } from '../layers/index.ts';
import type { TensorFunction } from './functional.ts';
import { readOptions } from './options.ts';
import { combine, nodeOf } from './tensors.ts';
import { Extent, Sequence, type Value } from './values.ts';

/** `torch.flatten(x, 1)`, `x.flatten(1)`: unlike nn.Flatten's, its first axis is 0 unless said. */
export const flatten: TensorFunction = ({ run, trace, input, rest, place, label }) => {
  const receiver = { label, positional: ['start_dim', 'end_dim'], ignored: [] };
  const options = readOptions(run, layerKinds.get('Flatten')!, rest, place, receiver);
  if (!options) return combine(run, place, 'unknown', [input]);
  const told = rest.positional.length > 0 || rest.named.has('start_dim');
  const start = told ? options.start_dim! : 0;
  if (start === 0)
    run.warn(
      place,
      `${label} from axis 0 on joins the examples of a batch too.`,
      'Write flatten(1) to keep the batch.',
    );
  return trace.apply('Flatten', { ...options, start_dim: start }, [nodeOf(run, trace, input, place)], place);
};

/** `x.view(x.size(0), -1)`, `x.reshape(-1, 400)`. What flattens all that follows some axis becomes a Flatten. */
export const reshape: TensorFunction = ({ run, trace, input, rest, place, label }) => {
  const [first, ...more] = rest.positional.length > 0 ? rest.positional : rest.named.values();
  const lengths =
    first instanceof Sequence && more.length === 0
      ? first.items
      : first === undefined
        ? []
        : [first, ...more];
  const node = nodeOf(run, trace, input, place);
  const start = flattenedFrom(lengths);
  if (start !== null) return trace.apply('Flatten', { start_dim: start, end_dim: -1 }, [node], place);
  const shape = fixedShape(lengths);
  if (shape) return trace.apply('reshape', { shape }, [node], place);
  return combine(
    run,
    place,
    'unknown',
    [input],
    `${label}: these lengths are not known before the network runs.`,
    'Write torch.flatten(x, 1) or plain numbers.',
  );
};

/** The axis from which `view(b, c, -1)` or `view(b, c * h * w)` flattens; null where it does something else. */
function flattenedFrom(lengths: readonly Value[]): number | null {
  const kept = lengths.slice(0, -1);
  const last = lengths.at(-1);
  const keepsPlace = (length: Value, axis: number) =>
    length instanceof Extent && length.factor === 1 && length.axes.length === 1 && length.axes[0] === axis;
  if (kept.length === 0 || !kept.every(keepsPlace)) return null;
  const rest =
    last instanceof Extent &&
    last.factor === 1 &&
    last.axes.length > 1 &&
    last.axes.every((axis, i) => axis === kept.length + i);
  return last === -1 || rest ? kept.length : null;
}

/** Whole numbers, but for the batch in front, which is any size. */
function fixedShape(lengths: readonly Value[]): number[] | null {
  const [first, ...others] = lengths;
  if (!others.every((length) => typeof length === 'number')) return null;
  if (typeof first === 'number') return [first, ...others];
  const batch =
    first instanceof Extent && first.axes.length === 1 && first.axes[0] === 0 && first.factor === 1;
  // -1 stands once; where it is taken, the batch is the one example that is analysed.
  return batch ? [others.includes(-1) ? 1 : -1, ...others] : null;
}

/** `x.squeeze(-1)` takes away an axis of length 1, which is to flatten it into the one before. */
export const squeeze: TensorFunction = ({ run, trace, input, rest, place, label }) => {
  const [dim = null] = rest.positional.length > 0 ? rest.positional : rest.named.values();
  const node = nodeOf(run, trace, input, place);
  if (typeof dim === 'number' && dim !== 0) {
    run.warn(
      place,
      `${label}(${dim}) is read as flattening axis ${dim} into the one before, which is right where its length is 1.`,
    );
    return trace.apply('Flatten', { start_dim: dim - 1, end_dim: dim }, [node], place);
  }
  if (dim !== null) return combine(run, place, 'unknown', [input], `${label} of this axis is not read here.`);
  run.warn(
    place,
    `${label}() is read as flatten(1), which is right after global pooling.`,
    'Write torch.flatten(x, 1): squeeze() drops a batch of 1 too.',
  );
  return trace.apply('Flatten', { start_dim: 1, end_dim: -1 }, [node], place);
};
