import { talkMinutes, type TalkSlide } from '../../course/talk.ts';
import type { Root } from 'hast';
import { isPiece, walk, type Node } from './tree.ts';

const slides = ['Question', 'Answer', 'Step', 'Points', 'Misconception', 'Check', 'TakeHome'];
/** Slides that ask by themselves: the class votes before the rest is shown. */
const asking = ['Misconception', 'Check'];

const isOneOf = (node: Node, names: readonly string[]) => names.some((name) => isPiece(node, name));
const isBackup = (node: Node): boolean =>
  'attributes' in node && node.attributes.some(({ name }) => name === 'backup');

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
    if (isOneOf(node, slides) && !isBackup(node)) found.push(slideOf(node));
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
