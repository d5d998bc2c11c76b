import { convSliding } from '@engine/ops/conv.ts';
import { tapsWhere } from '@engine/ops/taps.ts';
import { slide } from '@engine/shape/window.ts';

export type Wiring = 'full' | 'local' | 'conv';

/** A layer of one axis, small enough to be drawn wire by wire; it has no biases. */
export interface Layer {
  readonly wiring: Wiring;
  readonly input: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** One wire: an output cell reads an input cell through a weight. Cells are counted from 0, channel by channel. */
export interface Wire {
  readonly output: number;
  /** Among the cells of the padded input. */
  readonly input: number;
  readonly weight: number;
}

/** Cells of an input channel with its padding. */
export const paddedLength = ({ input, padding }: Layer): number => input + 2 * padding;

/** Output cells of one channel. */
export const outputLength = ({ input, kernel, stride, padding }: Layer): number =>
  slide('conv', 'length', input, { kernel, stride, dilation: 1, padding: [padding, padding] });

/** Whether a cell of the padded input is a zero beyond the edge. */
export function isPadding(layer: Layer, cell: number): boolean {
  const place = (cell % paddedLength(layer)) - layer.padding;
  return place < 0 || place >= layer.input;
}

/**
 * Every wire of the layer. A convolution's are the taps of the engine's walk; the padding is laid around the input
 * first, so that taps on it are walked too. Locally connected, each tap has a weight of its own. Fully connected, each output
 * reads each input, and no padding.
 */
export function wiresOf(layer: Layer): Wire[] {
  const length = paddedLength(layer);
  if (layer.wiring === 'full') {
    const inputs = Array.from({ length: layer.inChannels * length }, (_, cell) => cell).filter(
      (cell) => !isPadding(layer, cell),
    );
    const outputs = layer.outChannels * outputLength(layer);
    return Array.from({ length: outputs }, (_, output) =>
      inputs.map((input, at) => ({ output, input, weight: output * inputs.length + at })),
    ).flat();
  }
  const { inChannels, outChannels, kernel, stride } = layer;
  const sliding = convSliding([1, inChannels, length], [outChannels, inChannels, kernel], { stride });
  const taps = tapsWhere(sliding, () => true).sort((a, b) => a.output - b.output || a.weight - b.weight);
  return layer.wiring === 'conv' ? taps : taps.map((tap, own) => ({ ...tap, weight: own }));
}

/** How many weights the layer has, counted without its wires, for every control asks; none where a limit is asked for settings that no layer has. */
export function weightsOf(layer: Layer): number {
  const { wiring, input, kernel, stride, padding, inChannels, outChannels } = layer;
  const exists =
    Math.min(kernel, stride, inChannels, outChannels) >= 1 && padding >= 0 && kernel <= paddedLength(layer);
  if (!exists) return 0;
  const reads = wiring === 'full' ? input : kernel;
  const places = wiring === 'conv' ? 1 : outputLength(layer);
  return outChannels * places * inChannels * reads;
}

/** The pattern that is shown to the layer: a small edge. */
export const pattern: readonly number[] = [2, -1];

/** Places at which the pattern lies wholly inside an input of this length. */
export const placesOf = (input: number): number => input - pattern.length + 1;
