import type { Node } from '@network/graph.ts';
import type { OptionValue } from '@network/layer.ts';
import { show } from '@network/layers/define.ts';
import { layerKinds } from '@network/layers/index.ts';

/** A piece of an operation's text; `link` is what lights up with it in a formula. */
export interface Part {
  text: string;
  link?: string;
}

/** The symbols of formulas that an option is the value of. */
const links: Record<string, string> = {
  in_channels: 'in-channels',
  in_features: 'in-channels',
  num_features: 'in-channels',
  out_channels: 'out-channels',
  out_features: 'out-channels',
  kernel_size: 'kernel',
  stride: 'stride',
  dilation: 'dilation',
  padding: 'padding',
  groups: 'groups',
};

/** (7, 7) as 7, which PyTorch takes for the same. */
function simplest(value: OptionValue): OptionValue {
  if (!Array.isArray(value)) return value;
  return value.every((each) => each === value[0]) ? (value[0] as number) : value;
}

/** A node in PyTorch's words, what is usual left out: Conv2d(3, 32, 7, padding='same'). */
export function operationParts({ kind, options }: Node): Part[] {
  // What the reader of Python does not know, it hands on as it was written.
  if (typeof options.text === 'string') return [{ text: options.text }];
  const written = (layerKinds.get(kind)?.signature ?? []).flatMap((parameter): Part[] => {
    const { name, default: usual } = parameter;
    const value = options[name];
    if (value === undefined) return [];
    const text = show(simplest(value));
    if (usual !== undefined && text === show(simplest(usual))) return [];
    const link = links[name];
    return [{ text: usual === undefined ? text : `${name}=${text}`, ...(link !== undefined && { link }) }];
  });
  if (written.length === 0) return [{ text: kind }];
  const commas = written.flatMap((part, index) => (index === 0 ? [part] : [{ text: ', ' }, part]));
  return [{ text: `${kind}(` }, ...commas, { text: ')' }];
}

export const operationOf = (node: Node): string =>
  operationParts(node)
    .map(({ text }) => text)
    .join('');
