import type { Model } from './model.ts';
import { share } from './words.ts';

/** What stands at a find's box, in pixels of the photograph: the middle of its lower edge, or of its upper one if it is under the box. */
export interface Tag {
  x: number;
  y: number;
  under: boolean;
  text: string;
  right: boolean;
}

/** Room for a tag where the photograph is drawn smallest, in its pixels. */
const WIDE = 46;
const TALL = 10;

/** A tag for each find that has room for one, those of wolves first, and the surest. */
export function tagsOf(finds: Model['finds']): Tag[] {
  const tags: Tag[] = [];
  const ordered = [...finds].sort((one, other) => Number(other.right) - Number(one.right));
  for (const { top, left, height, width, score, right } of ordered) {
    const under = top < 12;
    const tag = {
      x: left + width / 2,
      y: under ? top + height + 2 : top - 2,
      under,
      text: `${right ? 'wolf' : 'false'} ${share(score)}`,
      right,
    };
    if (tags.every((other) => Math.abs(other.x - tag.x) >= WIDE || Math.abs(other.y - tag.y) >= TALL))
      tags.push(tag);
  }
  return tags;
}
