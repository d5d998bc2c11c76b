import { readdirSync } from 'node:fs';
import type { Root } from 'hast';
import { faceOf } from '../../../components/kit/face.ts';
import { isPiece, walk, type Node } from './tree.ts';

const imported = /import\s+(\w+)\s+from\s+['"]@widgets\/([\w-]+)\/(\w+)\.astro['"]/g;
const ours = new URL('../../../components/widgets/', import.meta.url);

/** A file by any other name would be taken for a piece of a sentence, and its figure would come alive on paper. */
function checkFace(folder: string, file: string, widgets: URL): void {
  const face = `${faceOf(folder)}.astro`;
  if (!readdirSync(new URL(folder, widgets)).includes(face))
    throw new Error(
      `This page imports ${file}.astro of the widget ${folder}, which has no ${face}: a figure's file is named as its folder, in PascalCase. Rename the file, or the folder.`,
    );
}

/** The names under which a page imports figures; a widget's folder may hold pieces of sentences as well. */
function figuresOf(tree: Root, widgets: URL): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    const { type, value } = node as { type: string; value?: string };
    if (type !== 'mdxjsEsm' || value === undefined) return;
    for (const [, name, folder, file] of value.matchAll(imported)) {
      checkFace(folder!, file!, widgets);
      if (file === faceOf(folder!)) names.push(name!);
    }
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

/**
 * Gives each figure the edition of the page that renders it: `<Content edition="still" />` has them all drawn still.
 * @throws Error where a figure's file is not named as its folder.
 */
export const rehypeEditions =
  (widgets = ours) =>
  (tree: Root) => {
    const figures = figuresOf(tree, widgets);
    walk(tree, (node: Node) => {
      const piece = figures.some((name) => isPiece(node, name)) ? node : undefined;
      if (piece && 'attributes' in piece)
        piece.attributes.push({ type: 'mdxJsxAttribute', name: 'edition', value: ofThePage() });
    });
  };
