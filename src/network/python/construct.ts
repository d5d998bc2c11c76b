import { layerKinds } from '../layers/index.ts';
import { didYouMean } from './nearest.ts';
import { readOptions } from './options.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { layerNames, otherLayers } from './torch.ts';
import { type Args, Layer, unknown, type Value } from './values.ts';

const everywhere = ['device', 'dtype'];

/** `nn.Conv2d(…)`: the layer, or one of kind 'unknown' after a diagnostic. */
export function buildLayer(run: Run, name: string, args: Args, place: Place): Value {
  run.spend(place, 10);
  const kind = layerNames.has(name) ? layerKinds.get(name) : undefined;
  if (!kind) return unknownLayer(run, name, args, place);
  // PyTorch's Identity swallows any arguments.
  if (name === 'Identity') return new Layer(name, {}, place);
  const positional = kind.signature.map((parameter) => parameter.name);
  const options = readOptions(run, kind, args, place, { label: name, positional, ignored: everywhere });
  return options ? new Layer(name, options, place) : standIn(run, place);
}

/** A place in the network that a layer should have filled. */
export const standIn = (run: Run, place: Place) =>
  new Layer('unknown', { text: run.source.textAt(place).slice(0, 200) }, place);

function unknownLayer(run: Run, name: string, args: Args, place: Place): Value {
  // A loss or a bare parameter is no layer that data flows through.
  if (name.endsWith('Loss') || name === 'Parameter' || name === 'Buffer') return unknown;
  const meant = [...layerNames].find((known) => known.toLowerCase() === name.toLowerCase());
  if (meant !== undefined) {
    run.fail(place, `nn.${name} is not a layer known here. It is read as nn.${meant}.`);
    return buildLayer(run, meant, args, place);
  }
  if (otherLayers.has(name)) run.fail(place, `nn.${name} is a layer of PyTorch that is not analysed here.`);
  else
    run.fail(
      place,
      `nn.${name} is not a layer known here.`,
      didYouMean(name, [...layerNames, ...otherLayers, 'Sequential', 'ModuleList', 'ModuleDict'], 'nn.'),
    );
  return standIn(run, place);
}
