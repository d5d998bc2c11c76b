import type { Root } from 'hast';
import { slidePieces } from './talk.ts';
import { attributeOf, isPiece, walk } from './tree.ts';

const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Kinds of slides: the deck addresses those without a name by them, `check`, `check-2`, … */
const kinds = [...slidePieces.map(kebab), 'title', 'more'];

/**
 * Sees to it that every step, and every slide, has an address of its own.
 * @throws Error where two are called the same, or one as a kind of slide.
 */
export const rehypeNames = () => (tree: Root) => {
  const taken = new Set<string>();
  walk(tree, (node) => {
    if (!isPiece(node, 'Step') && !isPiece(node, 'Points')) return;
    const name = attributeOf(node, 'name');
    if (typeof name !== 'string') return;
    const kind = kinds.find((each) => each === name.replace(/-\d+$/, ''));
    if (kind)
      throw new Error(
        `<${node.name} name="${name}">: in the deck, this is the address of a slide of the kind “${kind}”; choose another name.`,
      );
    if (taken.has(name))
      throw new Error(
        `<${node.name} name="${name}">: another step of this lesson has this name; choose another.`,
      );
    taken.add(name);
  });
};
