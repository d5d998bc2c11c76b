import { type ReachedNode, analyse } from '@network/analysis/index.ts';
import { type Explanation, explain } from '@network/explain/index.ts';
import type { Network, Node } from '@network/graph.ts';
import type { Layer, Settings } from './settings.ts';

/** The numbers of a layer that the figure shows. */
export const quantities = ['length', 'size', 'jump', 'start'] as const;
export type Quantity = (typeof quantities)[number];

/** One row of the figure: the input, or a layer. */
export interface Row {
  /** 0 is the input. */
  readonly index: number;
  readonly layer?: Layer;
  readonly length: number;
  /** Input cells that a unit sees, and from one unit's first cell to the next one's. */
  readonly size: number;
  readonly jump: number;
  /** First input cell that unit 0 sees; below 0 in the padding. */
  readonly start: number;
  readonly explained: Readonly<Record<Quantity, Explanation>>;
  /** What the division left over: the length before rounding, and the cells below that no window reads for it. */
  readonly floor?: { readonly exact: number; readonly unread: number };
}

const idOf = (index: number): string => (index === 0 ? 'input' : `layer${index}`);

/** The stack as a network of one channel. */
export function networkOf(layers: readonly Layer[]): Network {
  const input: Node = { id: idOf(0), module: idOf(0), kind: 'input', options: {}, inputs: [] };
  const nodes = layers.map(({ kind, kernel, stride, dilation, padding }, index): Node => {
    const id = idOf(index + 1);
    const options = { kernel_size: kernel, stride, padding };
    const inputs = [idOf(index)];
    return kind === 'pool'
      ? { id, module: id, kind: 'AvgPool1d', options, inputs }
      : {
          id,
          module: id,
          kind: 'Conv1d',
          options: { in_channels: 1, out_channels: 1, dilation, ...options },
          inputs,
        };
  });
  return { name: 'stack', nodes: [input, ...nodes], output: idOf(layers.length) };
}

/** Every row from the input up, as the analysis of the network sees it. */
export function stackOf({ input, layers }: Pick<Settings, 'input' | 'layers'>): Row[] {
  const analysis = analyse(networkOf(layers), { input: [1, 1, input] });
  const explained = (index: number, of: Quantity) =>
    explain(analysis, idOf(index), { of: of === 'length' ? 'output' : of, axis: 0 });

  return analysis.nodes.map((node, index) => {
    const { output, reach, floor } = node as ReachedNode;
    const { size, jump, start } = reach[0]!;
    return {
      index,
      ...(index > 0 && { layer: layers[index - 1]! }),
      length: output[2]!,
      size,
      jump: jump!,
      start,
      explained: {
        length: explained(index, 'length'),
        size: explained(index, 'size'),
        jump: explained(index, 'jump'),
        start: explained(index, 'start'),
      },
      ...(floor[0] && { floor: floor[0] }),
    };
  });
}
