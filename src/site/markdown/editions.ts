import type { Root } from 'hast';
import { isPiece, walk, type Node } from './tree.ts';

const imported = /import\s+(\w+)\s+from\s+['"]@widgets\/([\w-]+)\/(\w+)\.astro['"]/g;
const pascal = (folder: string): string =>
  folder.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The names under which a page imports figures; a widget's folder may hold pieces of sentences as well. */
function figuresOf(tree: Root): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    const { type, value } = node as { type: string; value?: string };
    if (type !== 'mdxjsEsm' || value === undefined) return;
    for (const [, name, folder, file] of value.matchAll(imported))
      if (file === pascal(folder!)) names.push(name!);
  });
  return names;
}

/** `{props.edition}`: MDX wants the program as well as its text. */
const ofThePage = () => ({
  type: 'mdxJsxAttributeValueExpression',
  value: 'props.edition',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ExpressionStatement',
          expression: {
            type: 'MemberExpression',
            object: { type: 'Identifier', name: 'props' },
            property: { type: 'Identifier', name: 'edition' },
            computed: false,
            optional: false,
          },
        },
      ],
    },
  },
});

/** Gives each figure the edition of the page that renders it: `<Content edition="still" />` has them all drawn still. */
export const rehypeEditions = () => (tree: Root) => {
  const figures = figuresOf(tree);
  walk(tree, (node: Node) => {
    const piece = figures.some((name) => isPiece(node, name)) ? node : undefined;
    if (piece && 'attributes' in piece)
      piece.attributes.push({ type: 'mdxJsxAttribute', name: 'edition', value: ofThePage() });
  });
};
