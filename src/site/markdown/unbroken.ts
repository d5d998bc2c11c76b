import type { Root } from 'hast';
import { walk } from './tree.ts';

/** A space between a number and what belongs to it: `3 × 3`, `86 %`, also where the number comes from a component. */
const bound = / (?=[×%](?:\W|$))|(?<=×) /g;

/** No line breaks within a size or before a percent sign. */
export const rehypeUnbroken = () => (tree: Root) => {
  walk(tree, (node) => {
    if (node.type === 'text') node.value = node.value.replace(bound, '\u00a0');
  });
};
