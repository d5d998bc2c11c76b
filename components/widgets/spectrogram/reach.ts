import { analyse, type ReachedNode } from '@network/analysis/index.ts';
import { explain } from '@network/explain/index.ts';
import type { Equation } from '@network/formula.ts';
import type { Network, Node } from '@network/graph.ts';
import { bands, hop, hopMs, times, windowLength } from './spectrum.ts';
import { msIn } from './sound.ts';

export interface StackSettings {
  readonly layers: number;
  readonly taps: number;
  readonly dilation: 'doubling' | 'one';
}

/** One layer of the stack, as a unit of it sees the sound. */
export interface Layer {
  /** 1 is the first above the spectrogram. */
  readonly index: number;
  readonly dilation: number;
  /** Frames that a unit sees, and the first that unit 0 sees. */
  readonly size: number;
  readonly start: number;
  /** Milliseconds of sound under those frames. */
  readonly ms: number;
  readonly equation?: Equation;
}

/** Milliseconds from the first sample under so many windows to the last. */
export const msOf = (frames: number): number => msIn((frames - 1) * hop + windowLength);

const dilationOf = (index: number, { dilation }: StackSettings): number =>
  dilation === 'doubling' ? 2 ** (index - 1) : 1;

const input: Node = { id: 'spectrogram', module: 'spectrogram', kind: 'input', options: {}, inputs: [] };

/** Convolutions along time, the bands as channels, as many channels out as in. */
function networkOf(settings: StackSettings): Network {
  const layers = Array.from({ length: settings.layers }, (_, index): Node => {
    const id = `layer${index + 1}`;
    return {
      id,
      module: id,
      kind: 'Conv1d',
      options: {
        in_channels: bands,
        out_channels: bands,
        kernel_size: settings.taps,
        dilation: dilationOf(index + 1, settings),
        padding: 'same',
      },
      inputs: [index === 0 ? input.id : `layer${index}`],
    };
  });
  return { name: 'stack', nodes: [input, ...layers], output: layers.at(-1)!.id };
}

/** Every layer's receptive field along time, by the analysis of networks. */
export function stackOf(settings: StackSettings): Layer[] {
  // Its receptive fields are those without an edge, even where a unit sees more than the whole sound.
  const analysis = analyse(networkOf(settings), { input: [1, bands, times] });
  return analysis.nodes.slice(1).map((node, index) => {
    const { size, start } = (node as ReachedNode).reach[0]!;
    const { equation } = explain(analysis, node.node.id, { of: 'size', axis: 0 });
    return {
      index: index + 1,
      dilation: dilationOf(index + 1, settings),
      size,
      start,
      ms: msOf(size),
      ...(equation && { equation }),
    };
  });
}

/** A unit that reads a frame, or a unit of the layer below. */
export interface Wire {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** Which units of each layer the top unit at a time reads, down to the frames of the spectrogram, and by which wires. */
export function coneOf(
  settings: StackSettings,
  at: number,
): { units: readonly (readonly number[])[]; wires: Wire[] } {
  const units: number[][] = [];
  const wires: Wire[] = [];
  units[settings.layers] = [at];
  for (let layer = settings.layers; layer > 0; layer--) {
    const dilation = dilationOf(layer, settings);
    const before = Math.floor((dilation * (settings.taps - 1)) / 2);
    const below = new Set<number>();
    for (const unit of units[layer]!)
      for (let tap = 0; tap < settings.taps; tap++) {
        const read = unit - before + tap * dilation;
        below.add(read);
        wires.push({ layer, from: unit, to: read });
      }
    units[layer - 1] = [...below];
  }
  return { units, wires };
}

/** The front end of a recogniser: two convolutions along time, the second of stride 2 (as in Whisper, Radford et al. 2023). */
export function frontEnd(channels: number): {
  shapes: readonly (readonly number[])[];
  frames: number;
  ms: number;
  /** Milliseconds of sound from one of its answers to the next. */
  every: number;
} {
  const conv = (id: string, from: string, into: number, stride: number): Node => ({
    id,
    module: id,
    kind: 'Conv1d',
    options: { in_channels: into, out_channels: channels, kernel_size: 3, padding: 1, stride },
    inputs: [from],
  });
  const nodes = [input, conv('conv1', input.id, bands, 1), conv('conv2', 'conv1', channels, 2)];
  const analysis = analyse({ name: 'front end', nodes, output: 'conv2' }, { input: [1, bands, times] });
  const reached = analysis.nodes as readonly ReachedNode[];
  const { size, jump } = reached.at(-1)!.reach[0]!;
  return {
    shapes: reached.map(({ output }) => output.slice(1)),
    frames: size,
    ms: msOf(size),
    every: jump! * hopMs,
  };
}
