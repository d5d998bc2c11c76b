import { talkMinutes, type TalkSlide } from '../../course/talk.ts';
import type { Root } from 'hast';
import { attributeOf, isPiece, walk, type Node } from './tree.ts';

/** The pieces of a lesson that are slides of its deck. */
export const slidePieces = ['Question', 'Answer', 'Step', 'Points', 'Misconception', 'Check', 'TakeHome'];
/** Slides that ask by themselves: the class votes before the rest is shown. */
const asking = ['Misconception', 'Check'];

const isOneOf = (node: Node, names: readonly string[]) => names.some((name) => isPiece(node, name));
/** Kept back: `backup`, but not `backup={false}`. */
function isBackup(node: Node): boolean {
  const given = 'attributes' in node ? attributeOf(node, 'backup') : undefined;
  return given !== undefined && (given as { value?: unknown }).value !== 'false';
}

const wordsIn = (node: Node): number => {
  let words = 0;
  walk(node, (child) => {
    if (child.type === 'text') words += child.value.split(/\s+/).filter((word) => /\w/.test(word)).length;
  });
  return words;
};

function slideOf(piece: Node): TalkSlide {
  let words = 0;
  let questions = isOneOf(piece, asking) ? 1 : 0;
  walk(piece, (node) => {
    if (isPiece(node, 'Notes')) words += wordsIn(node);
    if (isPiece(node, 'Ask')) questions += 1;
  });
  return { words, questions };
}

/** The slides of a lesson's talk, its title first; those marked `backup` are not of the talk. */
export function slidesOfTalk(tree: Root): TalkSlide[] {
  const found: TalkSlide[] = [{ words: 0, questions: 0 }];
  walk(tree, (node) => {
    if (isOneOf(node, slidePieces) && !isBackup(node)) found.push(slideOf(node));
  });
  return found;
}

interface MarkdownFile {
  data: { astro?: { frontmatter: Record<string, unknown> } };
}

/** Tells the page how many minutes its talk takes: `render(lesson)` answers it in `remarkPluginFrontmatter.talk`. */
export const rehypeTalk = () => (tree: Root, file: MarkdownFile) => {
  if (file.data.astro) file.data.astro.frontmatter.talk = Math.round(talkMinutes(slidesOfTalk(tree)));
};
