import { type Analysis, type ReachedNode, analyse } from '@network/analysis/index.ts';
import { modelNamed } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import type { NetworkName } from './settings.ts';

/** One rung: a layer that changes the shape or has weights to do so, and what follows it without changing the shape. */
export interface Rung {
  readonly index: number;
  /** PyTorch's name of the layer, and what kind it is. */
  readonly id: string;
  readonly kind: string;
  /** Of the output: [channels, side]; all sides here are equal. */
  readonly channels: number;
  readonly side: number;
  /** With those of a batch norm after it, and how many of them are its. */
  readonly parameters: number;
  readonly ofNorm: number;
  /** Rungs that it reads. */
  readonly reads: readonly number[];
}

export interface Ladder {
  readonly name: NetworkName;
  readonly title: string;
  readonly citation: string;
  readonly analysis: Analysis;
  readonly rungs: readonly Rung[];
  /** Sides that occur, the largest first. */
  readonly sides: readonly number[];
  readonly parameters: number;
}

/** What goes along with the layer before it. */
const followers = new Set(['ReLU', 'BatchNorm2d', 'Tanh']);

function ladderOf(name: NetworkName): Ladder {
  const { source, input, title, citation } = modelNamed(name)!;
  const analysis = analyse(readNetwork(source).network!, { input });
  const rungs: Rung[] = [];
  const rungOfNode = new Map<string, number>();
  for (const node of analysis.nodes as readonly ReachedNode[]) {
    const { id, kind, inputs } = node.node;
    const reads = inputs.map((each) => rungOfNode.get(each)!);
    const counted = node.sharedWith === undefined ? node.parameters.total : 0;
    if (followers.has(kind)) {
      const at = reads[0]!;
      const rung = rungs[at]!;
      rungs[at] = { ...rung, parameters: rung.parameters + counted, ofNorm: rung.ofNorm + counted };
      rungOfNode.set(id, at);
      continue;
    }
    const [, channels, side] = node.output;
    rungOfNode.set(id, rungs.length);
    rungs.push({
      index: rungs.length,
      id,
      kind,
      channels: channels!,
      side: side!,
      parameters: counted,
      ofNorm: 0,
      reads,
    });
  }
  const sides = [...new Set(rungs.map((rung) => rung.side))].sort((a, b) => b - a);
  return { name, title, citation, analysis, rungs, sides, parameters: analysis.totals.total };
}

const known = new Map<NetworkName, Ladder>();

/** The network's rungs, as the analysis of its PyTorch source has them. Worked out once. */
export function ladder(name: NetworkName): Ladder {
  const found = known.get(name) ?? ladderOf(name);
  known.set(name, found);
  return found;
}
