import { VIEW } from '@training/aerial/grid.ts';
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

type Field = Model['looked']['field'];

/** Room for a tag where the photograph is drawn smallest, in its pixels. */
const WIDE = 46;
const TALL = 10;

/** Whether a tag of these rows would lie on the upper or the lower edge of the field that is looked at. */
const crosses = (top: number, field: Field) =>
  [field.top, field.top + field.height].some((edge) => edge > top && edge < top + TALL);

/** A tag for each find that has room for one, those of wolves first, and the surest; clear of the field's edges where it can be. */
export function tagsOf(finds: Model['finds'], field: Field): Tag[] {
  const tags: Tag[] = [];
  const ordered = [...finds].sort((one, other) => Number(other.right) - Number(one.right));
  for (const { top, left, height, width, score, right } of ordered) {
    const above = top - 2 - TALL;
    const below = top + height + 2;
    const under =
      above < 0 || (crosses(above, field) && below + TALL < VIEW.height && !crosses(below, field));
    const tag = {
      x: left + width / 2,
      y: under ? below : top - 2,
      under,
      text: `${right ? 'wolf' : 'false'} ${share(score)}`,
      right,
    };
    if (tags.every((other) => Math.abs(other.x - tag.x) >= WIDE || Math.abs(other.y - tag.y) >= TALL))
      tags.push(tag);
  }
  return tags;
}
