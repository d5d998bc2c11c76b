import { type Equation, equation, over, variable } from '@network/formula.ts';
import { shapeClasses } from '@training/data/shapes/shape.ts';
import { type Overlap, iouOf, meanIou, occurring } from '@training/segmentation/overlap.ts';
import { held } from './numbers.ts';
import type { Asked, Mask, Seen } from './seen.ts';
import { SIDE } from './side.ts';

export const classNames = shapeClasses;

type Which = Pick<Asked, 'way' | 'skip'>;

export const nameOf = ({ way, skip }: Which): string => `${way}, ${skip ? 'with' : 'without'} skip`;

/** What stands over the scores at full size. */
export const wayWords = ({ way, skip }: Which): string => `${way}${skip ? ' + skips' : ''}, ${SIDE}×${SIDE}`;

/** Mean IoU of the shapes: over all held-out pictures, and in one. */
export const heldIou = (which: Which): number => meanIou(heldOf(which));
export const hereIou = ({ overlaps }: Pick<Mask, 'overlaps'>): number => meanIou(overlaps);

/** Of how many shapes the mean in one picture is. */
export function occurringWords({ overlaps }: Pick<Mask, 'overlaps'>): string {
  const { length } = occurring(overlaps);
  return length === 1
    ? 'IoU in this picture, where one shape occurs'
    : `Mean IoU of the ${length} shapes that occur in this picture`;
}

const recordOf = ({ way, skip }: Which) => held.find((record) => record.way === way && record.skip === skip)!;

export const heldOf = (which: Which): readonly Overlap[] => recordOf(which).held;

/** How many times the network was trained anew, and the least and the most that its mean IoU came to. */
export function seedsWords(which: Which): { trained: string; between: string } {
  const { means } = recordOf(which);
  const [least, most] = [Math.min(...means), Math.max(...means)].map(two);
  return { trained: `${means.length} seeds`, between: least === most ? least! : `${least}–${most}` };
}

export const two = (number: number): string => number.toFixed(2);

export const maskIn = (seen: Seen, { way, skip }: Which): Mask =>
  seen.masks.find((mask) => mask.way === way && mask.skip === skip)!;

/** The chosen shape's intersection over union over all held-out pictures, with the pixels put in. */
export function iouEquation(which: Which, shape: string): Equation {
  const { both, either } = heldOf(which)[shapeClasses.indexOf(shape as 'disc')]!;
  return equation('IoU', over(variable('both', both), variable('either', either)), { sub: shape });
}

/** What is shown, for a screen reader. */
export function summaryOf(asked: Asked, seen: Seen): string {
  const { trained, between } = seedsWords(asked);
  const each = heldOf(asked)
    .slice(1)
    .map((overlap, at) => `${shapeClasses[at + 1]} ${two(iouOf(overlap))}`);
  return `Picture ${asked.picture}, ${nameOf(asked)}: mean intersection over union ${two(hereIou(maskIn(seen, asked)))} here, ${two(heldIou(asked))} over all held-out pictures (${each.join(', ')}). Trained from ${trained}: ${between}.`;
}
