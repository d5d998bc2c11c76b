import { plural } from '@kit/words.ts';
import { CELL, FIELD } from '@training/aerial/grid.ts';
import type { Species } from '@training/data/aerial/animals.ts';
import { STRAY } from '@training/data/aerial/scene.ts';
import type { Model } from './model.ts';
import { learnedFrom } from './surveys.ts';

type Drawn = Omit<Model, 'summary' | 'reasons' | 'looked'>;

/** A length in pixels as one says it: to a whole one, under 2 to a tenth. */
export const pixels = (length: number): string =>
  length < 2 ? (Math.round(length * 10) / 10).toString() : Math.round(length).toString();

/** A probability as figures write it: none is quite 0 or 1. */
export const share = (value: number): string =>
  value < 0.005 ? '<0.01' : value > 0.995 ? '>0.99' : value.toFixed(2);

const named = (kind: Species): string => (kind === 'ground' ? 'ground' : `a ${kind}`);

/** How the heading differs from the one that 'straight' learned, in degrees either way. */
const turnOf = (heading: number): number => Math.min(heading, 360 - heading);

/** From so many cells on, a box around them says nothing any more. */
const FLOOD = 60;

const alarmsIn = (count: number): string =>
  count === 0
    ? ''
    : ` ${plural(count, 'false alarm')}, ${count === 1 ? 'a find with no wolf in it' : 'finds with no wolf in them'}.`;

/** What is to be seen, in a few short sentences. */
export function summaryOf({ shot, size, wolf, finds, astray }: Drawn): string {
  if (!wolf) return `From ${shot.altitude} m, something hides the wolf.`;
  const told = wolf.told === 'wolf' ? '' : ` Most of it is taken for ${named(wolf.told)}.`;
  const flood = astray > FLOOD ? ` ${astray} cells that show no wolf say wolf too.` : '';
  const alarms = alarmsIn(finds.filter(({ right }) => !right).length);
  const found =
    wolf.score === undefined
      ? `Lost: its best cell says wolf with ${share(wolf.wolf)}.`
      : `Found: the best cell of its find says wolf with ${share(wolf.score)}.`;
  return `From ${shot.altitude} m the wolf is ${pixels(size.length)} × ${pixels(size.width)} pixels. ${found}${told}${flood}${alarms}`;
}

/** What makes this shot hard, a sentence each: only what is so, whether or not the wolf was found. */
export function reasonsFor({ shot, size, wolf, animals }: Drawn): string[] {
  const { altitude, heading, light, trained } = shot;
  const [low, high] = learnedFrom(trained);
  const [longest, shortest] = [(size.length * altitude) / low, (size.length * altitude) / high];
  const outside = altitude < low || altitude > high;
  const mistaken = animals
    .filter(({ kind, found }) => kind !== 'wolf' && found)
    .sort((one, other) => other.wolf - one.wolf);
  return [
    size.length > FIELD &&
      `Larger than the field: ${pixels(size.length)} pixels long, and a unit sees ${FIELD}. No unit sees all of it.`,
    size.width < CELL &&
      `Thinner than the stride: ${pixels(size.width)} pixels wide, and units are ${CELL} apart. Every cell on it is part meadow.`,
    outside &&
      `Never learned at this size: from ${low} to ${high} m, wolves were ${pixels(shortest)} to ${pixels(longest)} pixels long.`,
    trained === 'straight' &&
      turnOf(heading) > STRAY &&
      `Never learned at this angle: wolves faced up, within ${STRAY} degrees. The drone has turned by ${turnOf(heading)}.`,
    light === 'dusk' && 'Never learned in this light: there were noon, clouds and evening.',
    wolf &&
      !wolf.found &&
      wolf.told !== 'wolf' &&
      wolf.told !== 'ground' &&
      `A look-alike: most of the wolf’s cells say ${wolf.told}.`,
    mistaken.length > 0 &&
      `A look-alike: ${named(mistaken[0]!.kind)} is taken for a wolf, with ${share(mistaken[0]!.wolf)}.`,
  ].filter((reason) => typeof reason === 'string');
}
