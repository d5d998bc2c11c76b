import type { Root } from 'hast';
import { attributeOf, isPiece, walk, type Piece } from './tree.ts';

/**
 * Tells the lesson's `<Sources />` which references its `<Cite of="…" />` name, each once.
 * @throws Error where a lesson cites and has no list.
 */
export const rehypeCitations = () => (tree: Root) => {
  const cited = new Set<string>();
  const lists: Piece[] = [];
  walk(tree, (node) => {
    if (isPiece(node, 'Sources')) lists.push(node);
    if (!isPiece(node, 'Cite')) return;
    const of = attributeOf(node, 'of');
    if (typeof of === 'string') cited.add(of);
  });
  if (cited.size > 0 && lists.length === 0)
    throw new Error(`This page cites ${[...cited].join(', ')}, so it needs a <Sources /> at its end.`);
  for (const list of lists)
    list.attributes.push({ type: 'mdxJsxAttribute', name: 'cited', value: [...cited].join(' ') });
};
