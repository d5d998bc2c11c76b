import type { Equation } from '@network/formula.ts';
import { type Layer, layerOf } from './layer.ts';
import { type Focus, type Partners, type Product, partnersOf, productsOf } from './partners.ts';
import { gatherLine, gatherPlane } from './plates/gather.ts';
import { lineOf } from './plates/line.ts';
import { flippedPlate, inputPlate, kernelPlate, outputPlate } from './plates/maps.ts';
import { lowMatrixPlate, matrixPlate } from './plates/matrix.ts';
import type { Plate } from './plates/plate.ts';
import { scatterLine, scatterPlane } from './plates/scatter.ts';
import type { Settings } from './settings.ts';
import { type Length, lengthsOf, sizeEquation } from './sizes.ts';
import { sumOf, words } from './words.ts';

/** What does not depend on the cell that is pointed at. */
export interface Base {
  readonly layer: Layer;
  readonly products: readonly Product[];
  /** The large pictures, for an output that is worked out: along a line the kernel lies where it reads for that one. */
  readonly largeFor: (output: number) => readonly Plate[];
  /** The small pictures beside them. */
  readonly small: readonly Plate[];
  readonly size: Equation;
  readonly lengths: readonly Length[];
}

/** Everything there is to draw and to say. */
export interface Model extends Base {
  readonly partners: Partners | undefined;
  readonly large: readonly Plate[];
  readonly sum: Equation | undefined;
  readonly summary: string;
}

export function baseOf(settings: Settings): Base {
  const layer = layerOf(settings);
  const products = productsOf(layer);
  return {
    layer,
    products,
    largeFor: (layer.axes === 1 ? linePlates : planePlates)(layer, products, settings.view),
    small: smallPlates(layer, settings.view),
    size: sizeEquation(settings),
    lengths: lengthsOf(settings),
  };
}

/** The cell chosen by hand; else, while stamps are being laid, the input cell that laid the last. */
function chosenFocus({ focus, at, stamped }: Settings, inputs: number): Focus | undefined {
  if (focus !== 'none') return { kind: focus, at };
  return stamped > 0 && stamped < inputs ? { kind: 'input', at: stamped - 1 } : undefined;
}

/** In a plane, the small pictures beside the large ones; along a line everything is in the large ones. */
function smallPlates(layer: Layer, view: Settings['view']): Plate[] {
  if (view === 'sizes' || layer.axes === 1) return [];
  if (view === 'gather') return [flippedPlate(layer)];
  return [inputPlate(layer), kernelPlate(layer)];
}

function planePlates(layer: Layer, products: readonly Product[], view: Settings['view']): Base['largeFor'] {
  const plates = {
    all: [scatterPlane(layer, products), gatherPlane(layer), lowMatrixPlate(layer, products)],
    scatter: [scatterPlane(layer, products)],
    gather: [gatherPlane(layer), outputPlate(layer)],
    matrix: [matrixPlate(layer, products)],
    sizes: [],
  }[view];
  return () => plates;
}

function linePlates(layer: Layer, products: readonly Product[], view: Settings['view']): Base['largeFor'] {
  const line = lineOf(layer);
  // Those that are the same for every output stay the same objects, so that pointing at a cell draws none of them again.
  const scatter = scatterLine(layer, products, line);
  const matrix = matrixPlate(layer, products, line);
  const kernel = kernelPlate(layer);
  const gathers = new Map<number, Plate>();
  const gather = (output: number): Plate => {
    const plate = gathers.get(output) ?? gatherLine(layer, line, output);
    gathers.set(output, plate);
    return plate;
  };
  return (output) =>
    ({
      all: [scatter, matrix, gather(output), kernel],
      scatter: [scatter, kernel],
      gather: [gather(output)],
      matrix: [matrix, kernel],
      sizes: [],
    })[view];
}

/** The figure at these settings, and as it would be with another cell pointed at. */
export function modelOf(settings: Settings, base = baseOf(settings), other?: Focus): Model {
  const { layer, products } = base;
  // Among the lengths no cell is drawn, so none is told of.
  const focus = settings.view === 'sizes' ? undefined : (other ?? chosenFocus(settings, layer.x.size));
  const partners = focus && partnersOf(layer, focus, products);
  return {
    ...base,
    partners,
    large: base.largeFor(partners?.outputs.values().next().value ?? 0),
    sum: sumOf(layer, partners),
    summary: words(layer, partners),
  };
}
