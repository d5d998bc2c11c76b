import type { Element, ElementContent, Root, RootContent } from 'hast';
import { isElement } from './tree.ts';

const opens = (node: RootContent): node is Element => isElement(node, 'h2');

const sectionOf = (heading: Element): Element => ({
  type: 'element',
  tagName: 'section',
  properties: { ariaLabelledBy: [String(heading.properties.id)] },
  children: [heading],
});

/** Wraps each `##` and what follows it in a section named by it, so that the contents list can mark where one is. */
export const rehypeSections = () => (tree: Root) => {
  const before: RootContent[] = [];
  const sections: Element[] = [];
  for (const node of tree.children) {
    const section = sections.at(-1);
    if (opens(node)) sections.push(sectionOf(node));
    else if (section === undefined) before.push(node);
    else section.children.push(node as ElementContent);
  }
  tree.children = [...before, ...sections];
};
