import { numerals } from '@kit/numeral.ts';
import { plural } from '@kit/words.ts';
import { clips } from './clips.ts';
import type { Followed } from './features.ts';
import { filterNames } from './kernels.ts';
import type { Both, Kernel, Seen } from './model.ts';

const digits = 4;
/** A mean of a map, to as many places as the difference needs. */
export const mean = numerals({ digits, filled: true, gap: '' });

/** −1, 0 or 1; 0 for what `mean` would write with zeros alone. */
export const signOf = (value: number): number =>
  Math.abs(value) < 0.5 * 10 ** -digits ? 0 : Math.sign(value);

/** The same with its sign. */
export const signed = (value: number): string =>
  signOf(value) === 0 ? '0' : `${value > 0 ? '+' : ''}${mean(value)}`;

/** Whether the frames of both orders are the same, to the last bit. */
export const isOwnReverse = ({ frames: { forwards, backwards } }: Seen): boolean =>
  forwards.every((frame, time) => frame.every((value, cell) => value === backwards[time]![cell]));

const tells = ({ forwards }: Both<Followed>): boolean => signOf(forwards.difference) !== 0;

/** What the figure shows, in two sentences. */
export function summaryOf({ follows, depth }: Kernel, seen: Seen, followed: Both<Followed>): string {
  const [first, second] = filterNames[follows];
  const same = seen.looked.forwards.means.every((value, at) => value === seen.looked.backwards.means[at]);
  return (
    `${clips[seen.name].title}: the averages of single frames are ${same ? 'equal' : 'not equal'} in both orders. ` +
    `A kernel ${plural(depth, 'frame')} deep finds ${first} less ${second} ` +
    `${signed(followed.forwards.difference)} forwards and ${signed(followed.backwards.difference)} backwards.`
  );
}

/** What is worth knowing about these settings, a sentence each. */
export function remarks({ depth, follows }: Kernel, seen: Seen, followed: Both<Followed>): string[] {
  const [first, second] = filterNames[follows];
  if (isOwnReverse(seen))
    return ['Backwards, this clip is the same clip, frame for frame. No network can tell what is not there.'];
  if (depth === 1)
    return [
      'A kernel one frame deep is a 2-D kernel. It has no before and after, and both filters are the same filter.',
    ];
  if (!tells(followed))
    return [
      seen.name === 'crossing'
        ? `Both filters answer, each at its own ball: look at the maps. Their averages are equal, for the mean over the frame forgets which ball went which way.`
        : `Nothing here goes ${first} or ${second}. The kernel follows one direction only; a layer learns many.`,
    ];
  const side = followed.forwards.difference > 0 ? first : second;
  return [
    `Forwards, the filter for ${side} finds more. Backwards, the two filters change places, so the sign turns.`,
  ];
}
