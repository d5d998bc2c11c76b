import { tapsWhere } from '@engine/ops/taps.ts';
import { type Layer, indexIn, placeIn } from './layer.ts';

/** A cell that is pointed at. A pair is a place in the matrix: input · outputs + output. */
export interface Focus {
  readonly kind: 'input' | 'weight' | 'output' | 'pair';
  readonly at: number;
}

/** One multiply–accumulate of the layer: y[output] += w[weight] · x[input]. */
export interface Product {
  readonly input: number;
  readonly weight: number;
  /** Where it lands of all that the stamps cover; `output` is undefined where that is cut off. */
  readonly covered: number;
  readonly output: number | undefined;
}

/** All that belongs to a focus. */
export interface Partners {
  readonly focus: Focus;
  readonly products: readonly Product[];
  readonly inputs: ReadonlySet<number>;
  readonly weights: ReadonlySet<number>;
  readonly outputs: ReadonlySet<number>;
  /** Cells that the stamps cover and the padding cuts off. */
  readonly cut: ReadonlySet<number>;
  /** Cells of the spread input under the flipped kernel, zeros among them; none but for an output. */
  readonly window: ReadonlySet<number>;
}

/** An output cell, given its place among what the stamps cover; undefined where it is cut off. */
export function outputAt(covered: number, layer: Layer): number | undefined {
  const { padding } = layer.settings;
  const place = placeIn(covered, layer.covered, layer.axes).map((along) => along - padding);
  const inside = place.every((along) => along >= 0 && along < layer.output);
  return inside ? indexIn(place, layer.output) : undefined;
}

/**
 * The layer's products, read off the engine's own walk. Its taps are those of the convolution going the other way,
 * so that walk's outputs are this layer's inputs.
 */
export const productsOf = (layer: Layer): Product[] =>
  tapsWhere(layer.stamping, () => true).map(({ output: input, input: covered, weight }) => ({
    input,
    weight,
    covered,
    output: outputAt(covered, layer),
  }));

const wants = {
  input: ({ input }: Product, at: number) => input === at,
  weight: ({ weight }: Product, at: number) => weight === at,
  output: ({ output }: Product, at: number) => output === at,
  pair: ({ input, output }: Product, at: number, outputs: number) =>
    output !== undefined && input * outputs + output === at,
} as const;

/** What lights up together with a cell. */
export function partnersOf(
  layer: Layer,
  focus: Focus,
  products: readonly Product[] = productsOf(layer),
): Partners {
  const outputs = layer.output ** layer.axes;
  const found = products.filter((product) => wants[focus.kind](product, focus.at, outputs));
  const kept = found.flatMap(({ output }) => output ?? []);
  const pointed = {
    input: { inputs: [focus.at], outputs: [] },
    weight: { inputs: [], outputs: [] },
    output: { inputs: [], outputs: [focus.at] },
    pair: { inputs: [Math.floor(focus.at / outputs)], outputs: [focus.at % outputs] },
  }[focus.kind];
  const seen = focus.kind === 'output' ? tapsWhere(layer.gathering, ({ output }) => output === focus.at) : [];
  return {
    focus,
    products: found,
    inputs: new Set([...pointed.inputs, ...found.map(({ input }) => input)]),
    weights: new Set([...(focus.kind === 'weight' ? [focus.at] : []), ...found.map(({ weight }) => weight)]),
    outputs: new Set([...pointed.outputs, ...kept]),
    cut: new Set(found.filter(({ output }) => output === undefined).map(({ covered }) => covered)),
    window: new Set(seen.map(({ input }) => input)),
  };
}

export const sameFocus = (a: Focus, b: Focus): boolean => a.kind === b.kind && a.at === b.at;
