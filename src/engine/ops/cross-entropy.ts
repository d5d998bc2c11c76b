import { type Shape, Tensor, sizeOf } from '../tensor.ts';
import { spatial } from '../shape/axes.ts';
import { checkLabelSmoothing, classAt, crossEntropyShape } from '../shape/cross-entropy.ts';
import { mapCells } from './elementwise.ts';
import { sum } from './lines.ts';
import { logSoftmax } from './log-softmax.ts';
import type { Op } from './op.ts';

/** Options of `torch.nn.CrossEntropyLoss` for targets that are class indices, with its defaults. */
export interface CrossEntropyOptions {
  /** The right class of each place, in the order of [batch, …]. */
  target: ArrayLike<number>;
  /** One number per class, [classes]. Default: all 1. */
  weight?: Tensor;
  /** Places with this target count for nothing. Default −100. */
  ignoreIndex?: number;
  /** 'mean' divides by the weights of the right classes. Default 'mean'. */
  reduction?: 'mean' | 'sum' | 'none';
  /** Share of the target that is spread evenly over all classes (Szegedy et al. 2016, section 7). Default 0. */
  labelSmoothing?: number;
}

/**
 * The loss of a place is minus the logarithm of the share that softmax gives to the right class.
 * logits [batch, classes, …] → [] (mean, sum) or [batch, …] (none).
 * @throws ShapeError if the shapes do not fit. @throws RangeError for a target that is no class, and for an option out of range.
 */
export const crossEntropy: Op<readonly [logits: Tensor], [options: CrossEntropyOptions]> = (
  [logits],
  options,
) => {
  const { target, reduction = 'mean', weight } = options;
  if (!['mean', 'sum', 'none'].includes(reduction)) {
    throw new RangeError(`crossEntropy: reduction must be 'mean', 'sum' or 'none', but is '${reduction}'`);
  }
  const lossShape = crossEntropyShape(logits.shape, target.length, weight?.shape);
  const { shares, totalWeight } = wantedShares(logits.shape, options);
  const logShares = logSoftmax([logits]);

  const placeOf = placeOfCell(logits.shape);
  const losses = new Tensor(lossShape);
  shares.data.forEach((share, cell) => {
    losses.data[placeOf(cell)]! -= share * logShares.output.data[cell]!;
  });
  const divisor = reduction === 'mean' ? totalWeight : 1;
  const each = reduction === 'none';
  return {
    output: each ? losses : new Tensor([], [sum(Float64Array.from(losses.data)) / divisor]),
    backward: [
      (gradient) =>
        logShares.backward[0](
          mapCells(
            shares,
            (share, cell) => -share * (each ? gradient.data[placeOf(cell)]! : gradient.data[0]! / divisor),
          ),
        ),
    ],
  };
};

/** Which target a cell of logits [batch, classes, …] belongs to. */
function placeOfCell(logits: Shape): (cell: number) => number {
  const places = sizeOf(spatial(logits));
  const block = logits[1]! * places;
  return (cell) => Math.floor(cell / block) * places + (cell % places);
}

/** How much of the target each class is at each place, times its weight; and the weights of the right classes in all. */
function wantedShares(logits: Shape, options: CrossEntropyOptions): { shares: Tensor; totalWeight: number } {
  const { target, weight, ignoreIndex = -100, labelSmoothing = 0 } = options;
  checkLabelSmoothing(labelSmoothing);
  const classes = logits[1]!;
  let totalWeight = 0;
  Array.from(target).forEach((right, place) => {
    if (right === ignoreIndex) return;
    const wanted = classAt(target, place, classes);
    totalWeight += weight?.data[wanted] ?? 1;
  });

  const placeOf = placeOfCell(logits);
  const classSize = sizeOf(spatial(logits));
  const shares = mapCells(new Tensor(logits), (_, cell) => {
    const right = target[placeOf(cell)]!;
    if (right === ignoreIndex) return 0;
    const ofClass = Math.floor(cell / classSize) % classes;
    const share = labelSmoothing / classes + (ofClass === right ? 1 - labelSmoothing : 0);
    return share * (weight?.data[ofClass] ?? 1);
  });
  return { shares, totalWeight };
}
