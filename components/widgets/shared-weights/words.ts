import { numeral } from '@kit/numeral.ts';
import { type Layer, type Wire, type Wiring, isPadding, outputLength, paddedLength } from './layer.ts';
import type { Shift } from './shift.ts';

export const wiringNames: Readonly<Record<Wiring, string>> = {
  full: 'fully connected',
  local: 'locally connected',
  conv: 'convolution',
};

const below = (value: number): string =>
  [...String(value)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

export const weightName = (weight: number): string => `w${below(weight + 1)}`;

/** x₃, or x₂,₃ for the third cell of the second channel. */
const cellName = (letter: string, cell: number, length: number, channels: number): string => {
  const place = below((cell % length) + 1);
  return channels === 1 ? letter + place : `${letter}${below(Math.floor(cell / length) + 1)},${place}`;
};

/** An input cell's name; the padding has none but its value. */
export function inputName(layer: Layer, cell: number): string {
  if (isPadding(layer, cell)) return '0';
  const length = paddedLength(layer);
  const inside = Math.floor(cell / length) * layer.input + (cell % length) - layer.padding;
  return cellName('x', inside, layer.input, layer.inChannels);
}

export const outputName = (layer: Layer, cell: number): string =>
  cellName('y', cell, outputLength(layer), layer.outChannels);

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** Where a weight is used: 'x₂ → y₁'. */
export const usesOf = (layer: Layer, uses: readonly Wire[]): string[] =>
  uses.map(({ input, output }) => `${inputName(layer, input)} → ${outputName(layer, output)}`);

/** What being used so means for a weight, in a sentence or two. */
export function weightWords(layer: Layer, uses: readonly Wire[]): string {
  const dead = uses.filter(({ input }) => isPadding(layer, input)).length;
  if (dead === uses.length)
    return 'It only ever multiplies a zero of the padding: no gradient reaches it, and it never learns.';
  const padded = dead > 0 ? `, ${times(dead)} on padding` : '';
  const learns =
    uses.length === 1 ? 'It learns from one place only.' : 'Its gradient is the sum over all of them.';
  return `One number, used ${times(uses.length)}${padded}. ${learns}`;
}

/** The layer and the chosen weight, in a sentence for who cannot see them. */
export function matrixSummary(
  layer: Layer,
  weights: number,
  wires: readonly Wire[],
  chosen?: number,
): string {
  const layerWords = `${wiringNames[layer.wiring]}: ${numeral(wires.length)} wires carry ${numeral(weights)} weights.`;
  const said = layerWords[0]!.toUpperCase() + layerWords.slice(1);
  if (chosen === undefined) return said;
  const uses = wires.filter(({ weight }) => weight === chosen);
  return `${said} Weight ${chosen + 1} joins ${usesOf(layer, uses).join(', ')}. ${weightWords(layer, uses)}`;
}

/** Whether the answers moved along with the pattern, in a sentence. */
export function shiftWords(layer: Layer, { pairs, equal }: Shift): string {
  const { stride } = layer;
  const move = `When the pattern moves ${stride === 1 ? 'one cell' : `${stride} cells, the stride`}`;
  if (pairs === 0) return 'There is no second place to compare with.';
  if (equal === pairs)
    return `${move}, every answer moves one cell and keeps its value: ${equal} of ${pairs} pairs along the diagonals are equal.`;
  return `${move}, the answers change: only ${equal} of ${pairs} pairs along the diagonals are equal.`;
}
