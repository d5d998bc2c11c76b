import { numeral } from '@kit/numeral.ts';
import { type Growth, growthOf, linesOf } from './growth.ts';
import { type KnownLayer, knownLayer } from './known.ts';
import { type Layer, type Wire, weightsOf, wiresOf } from './layer.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Settings } from './settings.ts';
import { type Shift, shiftOf } from './shift.ts';
import { matrixSummary, shiftWords, wiringNames } from './words.ts';

/** What the small layer is, whatever of it is looked at. */
export interface Structure {
  readonly layer: Layer;
  readonly wires: readonly Wire[];
  readonly weights: number;
  /** Whether any weight is used in more than one place. */
  readonly shared: boolean;
  readonly layout: Layout;
}

/** The small layer, and what is asked of it. */
export interface Model extends Structure {
  /** What the layer makes of a moving pattern; only where that is shown. */
  readonly shift: Shift | undefined;
  readonly summary: string;
}

/** The settings that are the layer's own. */
export function layerOf(settings: Settings): Layer {
  const { wiring, input, inChannels, outChannels, kernel, stride, padding } = settings;
  return { wiring, input, inChannels, outChannels, kernel, stride, padding };
}

export function structureOf(layer: Layer): Structure {
  const [wires, weights] = [wiresOf(layer), weightsOf(layer)];
  return {
    layer,
    wires,
    weights,
    shared: wires.length > weights,
    layout: layoutOf(layer),
  };
}

export function modelOf(settings: Settings, structure = structureOf(layerOf(settings))): Model {
  const { layer, wires, weights } = structure;
  const shift = settings.show === 'shift' ? shiftOf(layer, settings.at) : undefined;
  const chosen = settings.weight === 0 ? undefined : settings.weight - 1;
  return {
    ...structure,
    shift,
    summary: shift
      ? `The pattern is at place ${settings.at}: the outputs are ${shift.answers[settings.at - 1]!.map(numeral).join(', ')}. ${shiftWords(layer, shift)}`
      : matrixSummary(layer, weights, wires, chosen),
  };
}

/** The large layer as its image grows. */
export interface GrowthModel extends Growth {
  readonly known: KnownLayer;
  readonly summary: string;
}

/** Lines do not depend on the image that is pointed at, so each layer's are worked out once. */
const drawn = new Map<string, Growth['lines']>();

export function growthModelOf({ known: name, image }: Pick<Settings, 'known' | 'image'>): GrowthModel {
  const known = knownLayer(name);
  const lines = drawn.get(name) ?? linesOf(known);
  drawn.set(name, lines);
  const growth = growthOf(known, image, lines);
  const said = growth.counts?.map((count) => `${wiringNames[count.wiring]} ${numeral(count.parameters)}`);
  return {
    ...growth,
    known,
    summary: said
      ? `On an image of ${image} pixels the first layer of ${known.title} has these parameters: ${said.join(', ')}.`
      : `An image of ${image} pixels is too small for a kernel of ${known.kernel}.`,
  };
}
