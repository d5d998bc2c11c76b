import type { Element, Root } from 'hast';
import { isElement, type Node, walk } from './tree.ts';

const scroller = (table: Element): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { className: ['scroll'] },
  children: [table],
});

const isScroller = (node: Node): boolean =>
  isElement(node, 'div') && String(node.properties.className) === 'scroll';

/** Puts each table into a box of its own, so that a wide one scrolls and the page does not. */
export const rehypeScrollers = () => (tree: Root) => {
  walk(tree, (node) => {
    if (!('children' in node) || isScroller(node)) return;
    node.children = (node.children as Element[]).map((child) =>
      isElement(child, 'table') ? scroller(child) : child,
    );
  });
};
