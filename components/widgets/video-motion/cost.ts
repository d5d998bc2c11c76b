import { analyse, type ReachedNode } from '@network/analysis/index.ts';
import { type Explanation, explain } from '@network/explain/index.ts';
import { type Equation, equation, floor, over, plus, times, variable } from '@network/formula.ts';
import type { Network, Node } from '@network/graph.ts';
import { side } from './kernels.ts';

/** The layer that is counted: as many channels out as in, zero padding, no bias. */
export interface CostSettings {
  readonly channels: number;
  /** Frames of the clip, and rows and columns of a frame. */
  readonly length: number;
  readonly size: number;
  readonly depth: number;
  /** Channels between the halves of a (2+1)-D layer: those of the layer, or as many as cost the weights of 3-D. */
  readonly middle: 'same' | 'matched';
}

/** One convolution of a choice, counted. */
export interface Part {
  readonly name: string;
  readonly kernel: string;
  readonly parameters: Explanation;
  readonly macs: Explanation;
}

/** One way of seeing a clip. */
export interface Choice {
  readonly name: '2-D' | '(2+1)-D' | '3-D';
  readonly parts: readonly Part[];
  readonly parameters: number;
  readonly macs: number;
  /** Frames that one unit sees. */
  readonly seen: number;
}

/**
 * Channels in the middle so that a (2+1)-D layer has about the weights of the 3-D one:
 * ⌊t·k²·C·C / (k²·C + t·C)⌋ (Tran et al. 2018, section 3.5).
 */
export function matchedMiddle({ channels, depth }: CostSettings): Equation {
  const [t, k, C] = [variable('t', depth), variable('k', side), variable('C', channels)];
  return equation('M', floor(over(times(t, k, k, C, C), plus(times(k, k, C), times(t, C)))));
}

const convNode = (
  id: string,
  input: string,
  [from, to]: readonly [number, number],
  kernel: readonly number[],
): Node => ({
  id,
  module: id,
  kind: `Conv${kernel.length}d`,
  options: { in_channels: from, out_channels: to, kernel_size: kernel, padding: 'same', bias: false },
  inputs: [input],
});

function counted(
  name: Choice['name'],
  layers: readonly Node[],
  input: readonly number[],
  seenOf: (analysis: ReturnType<typeof analyse>) => number,
): Choice {
  const first: Node = { id: 'input', module: 'input', kind: 'input', options: {}, inputs: [] };
  const network: Network = { name, nodes: [first, ...layers], output: layers.at(-1)!.id };
  const analysis = analyse(network, { input });
  return {
    name,
    parts: layers.map(({ id, options }) => ({
      name: id,
      kernel: (options.kernel_size as number[]).join('×'),
      parameters: explain(analysis, id, 'parameters'),
      macs: explain(analysis, id, 'work'),
    })),
    parameters: analysis.totals.total,
    macs: analysis.totals.work,
    seen: seenOf(analysis),
  };
}

/** The three ways, counted by the analysis of networks. */
export function choicesOf(settings: CostSettings): Choice[] {
  const { channels, length, size, depth, middle } = settings;
  const inner = middle === 'same' ? channels : matchedMiddle(settings).left.value;
  const clip = [1, channels, length, size, size];
  const inTime = (analysis: ReturnType<typeof analyse>) =>
    (analysis.nodes.at(-1) as ReachedNode).reach[0]!.size;
  return [
    counted(
      '2-D',
      [convNode('every frame', 'input', [channels, channels], [side, side])],
      [length, channels, size, size],
      () => 1,
    ),
    counted(
      '(2+1)-D',
      [
        convNode('in the frame', 'input', [channels, inner], [1, side, side]),
        convNode('along time', 'in the frame', [inner, channels], [depth, 1, 1]),
      ],
      clip,
      inTime,
    ),
    counted(
      '3-D',
      [convNode('both at once', 'input', [channels, channels], [depth, side, side])],
      clip,
      inTime,
    ),
  ];
}
