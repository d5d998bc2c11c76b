import type { Root } from 'hast';
import { walk } from './tree.ts';

/** A space between a number and what belongs to it: `3 × 3`, `86 %`, `40 m`, also where the number comes from a component. */
const bound = / (?=[×%](?:\W|$))|(?<=×) |(?<=\d|^) (?=(?:m|mm|ms|s|Hz|kB|MB|GB)\b)/g;

/** No line breaks within a size, before a percent sign, or before a unit. */
export const rehypeUnbroken = () => (tree: Root) => {
  walk(tree, (node) => {
    if (node.type === 'text') node.value = node.value.replace(bound, '\u00a0');
  });
};
