import { layerKinds } from '../layers/index.ts';
import { kindOf } from './describe.ts';
import { iterate } from './iterate.ts';
import { didYouMean } from './nearest.ts';
import { readOptions } from './options.ts';
import { pad } from './padding.ts';
import { flatten, reshape, squeeze } from './reshape.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { combine, nodeOf, tensorsIn } from './tensors.ts';
import { usualName } from './torch.ts';
import type { Trace } from './trace.ts';
import { type Args, Unknown, type Value, unknown } from './values.ts';

/** A function on tensors; `input` is its first argument, `rest` the others. */
export type TensorFunction = (call: {
  run: Run;
  trace: Trace;
  input: Value;
  rest: Args;
  place: Place;
  label: string;
}) => Value;

const everywhere = [
  'training',
  'inplace',
  'out',
  'dtype',
  '_stacklevel',
  'return_indices',
  'antialias',
  'recompute_scale_factor',
];

/** A function that does what a layer does: F.relu for ReLU. Its positional arguments may come in another order than the layer's. */
function like(name: string, order?: readonly string[]): TensorFunction {
  return ({ run, trace, input, rest, place, label }) => {
    const kind = layerKinds.get(name)!;
    const positional = order ?? kind.signature.map((parameter) => parameter.name);
    const options = readOptions(run, kind, rest, place, { label, positional, ignored: everywhere });
    if (!options) return combine(run, place, 'unknown', [input]);
    return trace.apply(name, options, [nodeOf(run, trace, input, place)], place);
  };
}

/** Functions that stand for a layer of the same meaning, where that layer is known here. */
const layers: Record<string, string> = {
  relu: 'ReLU', relu6: 'ReLU6', leaky_relu: 'LeakyReLU', elu: 'ELU', selu: 'SELU', gelu: 'GELU', silu: 'SiLU', mish: 'Mish',
  hardswish: 'Hardswish', hardsigmoid: 'Hardsigmoid', hardtanh: 'Hardtanh', softplus: 'Softplus', sigmoid: 'Sigmoid', tanh: 'Tanh',
  softmax: 'Softmax', log_softmax: 'LogSoftmax', avg_pool1d: 'AvgPool1d', avg_pool2d: 'AvgPool2d', avg_pool3d: 'AvgPool3d',
  adaptive_avg_pool1d: 'AdaptiveAvgPool1d', adaptive_avg_pool2d: 'AdaptiveAvgPool2d', adaptive_avg_pool3d: 'AdaptiveAvgPool3d',
  adaptive_max_pool1d: 'AdaptiveMaxPool1d', adaptive_max_pool2d: 'AdaptiveMaxPool2d', adaptive_max_pool3d: 'AdaptiveMaxPool3d',
  dropout: 'Dropout', dropout1d: 'Dropout1d', dropout2d: 'Dropout2d', dropout3d: 'Dropout3d', alpha_dropout: 'AlphaDropout',
  local_response_norm: 'LocalResponseNorm', interpolate: 'Upsample', upsample: 'Upsample', pixel_shuffle: 'PixelShuffle',
}; // prettier-ignore

// nn.MaxPool2d takes return_indices before ceil_mode, F.max_pool2d after it.
const maxPoolOrder = ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode'];

const elementwise =
  (join: string): TensorFunction =>
  ({ run, input, rest, place }) =>
    combine(run, place, join, [input, ...rest.positional.slice(0, 1), ...rest.named.values()]);

const same: TensorFunction = ({ input }) => input;

/** Methods of a tensor, and of nothing else, that leave its shape as it is. */
const passingMethods = 'contiguous float half to cuda cpu type requires_grad_ double'.split(' ');

/** `torch.cat([a, b], dim=1)`. */
const concat: TensorFunction = ({ run, trace, input, rest, place, label }) => {
  const kind = layerKinds.get('concat')!;
  const axis = rest.named.get('axis');
  const args = axis === undefined ? rest : { ...rest, named: new Map([['dim', axis]]) };
  const options = readOptions(run, kind, args, place, {
    label,
    positional: ['dim'],
    ignored: ['out', 'tensors'],
  });
  const parts = iterate(run, rest.named.get('tensors') ?? input, place);
  if (!options || !parts) return combine(run, place, 'unknown', [input]);
  for (const part of parts)
    if (tensorsIn([part]).length === 0 && !(part instanceof Unknown))
      run.fail(place, `${label} takes tensors, not ${kindOf(part)}.`);
  return trace.apply(
    'concat',
    options,
    tensorsIn(parts).map((tensor) => tensor.node),
    place,
  );
};

/** By name, what is read of torch.nn.functional, of torch and of tensors' methods. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map<string, TensorFunction>([
  ...Object.entries(layers).map(([name, layer]): [string, TensorFunction] => [name, like(layer)]),
  ['max_pool1d', like('MaxPool1d', maxPoolOrder)],
  ['max_pool2d', like('MaxPool2d', maxPoolOrder)],
  ['max_pool3d', like('MaxPool3d', maxPoolOrder)],
  ['pad', pad],
  ['mean', like('mean')],
  ['flatten', flatten],
  ['reshape', reshape],
  ['view', reshape],
  ['squeeze', squeeze],
  ...['cat', 'concat', 'concatenate'].map((name): [string, TensorFunction] => [name, concat]),
  ...(['add', 'sub', 'mul', 'div'] as const).map((name): [string, TensorFunction] => [
    name,
    elementwise(name),
  ]),
  ['multiply', elementwise('mul')],
  ['subtract', elementwise('sub')],
  ...['clone', 'detach', ...passingMethods].map((name): [string, TensorFunction] => [name, same]),
]);

const torchOnly = new Set([
  'cat',
  'concat',
  'concatenate',
  'add',
  'sub',
  'mul',
  'div',
  'multiply',
  'subtract',
  'mean',
  'flatten',
  'reshape',
  'squeeze',
  'clone',
  'detach',
]);
const methodOnly = new Set(['view', ...passingMethods]);

/** Names of functions that torch.nn.functional has (`functional`) or torch itself has. */
function namesUnder(functional: boolean): string[] {
  return [...tensorFunctions.keys()].filter(
    (name) =>
      !methodOnly.has(name) &&
      (functional ? !torchOnly.has(name) : !/pool\dd|^pad$|interpolate|^upsample/.test(name)),
  );
}

/** Calls F.name, torch.name and the rest of torch. Without tensors among its arguments, such a call is of no concern. */
export function callFunction(run: Run, path: string, args: Args, place: Place): Value {
  const { trace } = run;
  if (path.startsWith('torch.nn.init.')) return null;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const functional = path.startsWith('torch.nn.functional.');
  const direct = functional || path === `torch.${name}`;
  if (!trace) return unknown;
  const plain = name.endsWith('_') ? name.slice(0, -1) : name;
  const found = direct && namesUnder(functional).includes(plain) ? tensorFunctions.get(plain) : undefined;
  const all = [...args.positional, ...args.named.values()];
  if (found) return withInput(run, trace, found, args, place, usualName(path));
  if (tensorsIn(all).length === 0)
    return functional && !all.some((value) => value instanceof Unknown)
      ? notRead(run, path, all, place, functional)
      : unknown;
  return notRead(run, path, all, place, functional);
}

function notRead(run: Run, path: string, values: readonly Value[], place: Place, functional: boolean): Value {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const prefix = functional ? 'F.' : 'torch.';
  const near = didYouMean(name, namesUnder(functional), prefix);
  const elsewhere = namesUnder(!functional).includes(name)
    ? `Did you mean ${functional ? 'torch.' : 'F.'}${name}?`
    : undefined;
  return combine(
    run,
    place,
    'unknown',
    values,
    `${usualName(path)} is not a function read here.`,
    elsewhere ?? near,
  );
}

/** Splits the input off: it is the first positional argument, or named `input`. */
function withInput(
  run: Run,
  trace: Trace,
  apply: TensorFunction,
  args: Args,
  place: Place,
  label: string,
): Value {
  if (args.positional.length > 0) {
    const rest = { ...args, positional: args.positional.slice(1), places: args.places.slice(1) };
    return apply({ run, trace, input: args.positional[0]!, rest, place, label });
  }
  const named = new Map(args.named);
  const input = named.get('input') ?? named.get('tensors');
  if (input === undefined) return run.fail(place, `${label}: missing argument 'input'.`);
  named.delete('input');
  return apply({ run, trace, input, rest: { ...args, named }, place, label });
}
