import type { Element, ElementContent, Root, RootContent } from 'hast';

/** A piece that an author wrote as a tag, `<Cite of="…" />`; MDX's own node, which hast does not know. */
export interface Piece {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: { type: string; name?: string; value?: unknown }[];
  children: ElementContent[];
}

export type Node = Root | RootContent | ElementContent | Piece;

export const isElement = (node: Node, tagName: string): node is Element =>
  node.type === 'element' && node.tagName === tagName;

export const isPiece = (node: Node, name: string): node is Piece =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && (node as Piece).name === name;

/** What a piece's attribute is set to: a string, true where it is only named, MDX's own node for `{…}`; undefined if it has none. */
export function attributeOf({ attributes }: Piece, wanted: string): unknown {
  const found = attributes.find(({ name }) => name === wanted);
  return found && (found.value ?? true);
}

/** Visits a node and every node below it, in reading order. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if (!('children' in node)) return;
  for (const child of node.children as Node[]) walk(child, visit);
}
