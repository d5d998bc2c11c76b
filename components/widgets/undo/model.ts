import { tapsWhere } from '@engine/ops/taps.ts';
import { Tensor } from '@engine/tensor.ts';
import { type Layer, layerOf } from './layer.ts';
import { pictureOf, side } from './pictures.ts';
import { type Settings, maxSteps } from './settings.ts';
import { add, dot, norm, solve } from './solve.ts';
import { words } from './words.ts';

/** A picture as a grid of cells. */
export interface Grid {
  readonly name: 'picture' | 'convolved' | 'transposed' | 'solved' | 'again' | 'lost';
  readonly title: string;
  readonly side: number;
  readonly values: Float32Array;
  /** The value that has the full colour. */
  readonly most: number;
}

/** What the solver is given. */
export type Problem = Pick<Settings, 'picture' | 'kernel' | 'stride'>;

export const problemOf = ({ picture, kernel, stride }: Settings): Problem => ({ picture, kernel, stride });

/** All but what depends on the solver's step and the chosen pixel. */
export interface Base {
  readonly layer: Layer;
  readonly x: Tensor;
  readonly y: Tensor;
  readonly transposed: Tensor;
  /** The grids that no step of the solver changes. */
  readonly grids: readonly Grid[];
  /** For each pixel, the cells of the convolved map that read it. */
  readonly readers: readonly ReadonlySet<number>[];
  /** How far the transposed output is from the picture, as a share of it, at the brightness that fits best. */
  readonly transposedError: number;
}

/** What the solver has after a step. */
export interface Solved {
  readonly grids: readonly Grid[];
  readonly solvedError: number;
  /** How far the convolution of the solved picture still is from the convolved picture, as a share of it. */
  readonly residual: number;
}

/** Everything there is to draw and to say. */
export interface Model extends Omit<Base, 'readers'>, Solved {
  /** Cells of the convolved map that read the chosen pixel. */
  readonly readers: ReadonlySet<number>;
  readonly pixel: number;
  /** Whether any step has been solved; before, there is nothing to show of it. */
  readonly solving: boolean;
  readonly summary: string;
  readonly sentences: readonly string[];
}

const share = (part: Tensor, whole: Tensor): number => norm(part) / (norm(whole) || 1);

export function baseOf({ picture, kernel, stride }: Problem): Base {
  const layer = layerOf({ kernel, stride });
  const x = pictureOf(picture);
  const y = layer.forth(x);
  const transposed = layer.back(y);
  const scale = dot(x, transposed) / (dot(transposed, transposed) || 1);
  return {
    layer,
    x,
    y,
    transposed,
    grids: [
      gridOf('picture', 'picture', x, 1),
      gridOf('convolved', 'convolved', y),
      gridOf('transposed', 'transposed', transposed),
    ],
    readers: readersOf(layer),
    transposedError: share(add(x, -scale, transposed), x),
  };
}

function readersOf({ sliding }: Layer): Set<number>[] {
  const readers = Array.from({ length: side * side }, () => new Set<number>());
  for (const { input, output } of tapsWhere(sliding, () => true)) readers[input]!.add(output);
  return readers;
}

const mostOf = (tensor: Tensor): number => Math.max(...tensor.data.map(Math.abs)) || 1;

const gridOf = (name: Grid['name'], title: string, tensor: Tensor, most = mostOf(tensor)): Grid => ({
  name,
  title,
  side: tensor.shape[2]!,
  values: tensor.data,
  most,
});

/** The solver's picture after each step, pixel by pixel: too slow for a frame. */
export function solutionOf({ picture, kernel, stride }: Problem): readonly Float32Array[] {
  const layer = layerOf({ kernel, stride });
  return solve(layer, layer.forth(pictureOf(picture)), maxSteps).map(({ data }) => data);
}

/** What the solver has after so many steps. */
export function solvedAt({ layer, x, y }: Base, solution: readonly Float32Array[], steps: number): Solved {
  const solved = new Tensor(x.shape, solution[steps]!);
  const again = layer.forth(solved);
  const lost = add(x, -1, solved);
  return {
    grids: [
      gridOf('solved', 'solved for', solved, 1),
      gridOf('again', 'convolved', again, mostOf(y)),
      gridOf('lost', 'missing', lost, 1),
    ],
    solvedError: share(lost, x),
    residual: share(add(y, -1, again), y),
  };
}

/** The figure at these settings, and as it would be with another pixel chosen. */
export function modelOf(
  settings: Settings,
  base = baseOf(settings),
  solved = solvedAt(base, solutionOf(settings), settings.steps),
  pixel = settings.at,
): Model {
  const model = {
    ...base,
    ...solved,
    grids: [...base.grids, ...solved.grids],
    readers: base.readers[pixel]!,
    pixel,
    solving: settings.steps > 0,
  };
  return { ...model, ...words(settings, model) };
}
