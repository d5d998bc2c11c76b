import { type ElementNode, type Node, parse, renderSync, TEXT_NODE, walkSync } from 'ultrahtml';
import { querySelectorAll } from 'ultrahtml/selector';

/** More cannot be read from the back row. */
const mostLines = 7;
const mostWords = 14;

const find = (within: Node, selector: string) => querySelectorAll(within, selector) as ElementNode[];

const inner = ({ children }: ElementNode): string => children.map((child) => renderSync(child)).join('');

/** How many words of a line are seen: a term's definition shows when it is pointed at. */
function wordsOf(line: ElementNode): number {
  const hidden = new Set<Node>(find(line, '.card-text'));
  let text = '';
  walkSync(line, (node, parent) => {
    if (hidden.has(parent!)) hidden.add(node);
    else if (node.type === TEXT_NODE) text += node.value;
  });
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether a line in bold can be a line of a slide; the error says what is wrong and what would be right. */
function check(lines: readonly ElementNode[]): void {
  const where = 'An <Answer>, or <Points headlines>,';
  if (lines.length === 0)
    throw new Error(`${where} has nothing in bold: its slide shows what is, a sentence or two a paragraph.`);
  if (lines.length > mostLines)
    throw new Error(`${where} has ${lines.length} lines in bold; its slide takes ${mostLines} at most.`);
  for (const line of lines)
    if (wordsOf(line) > mostWords)
      throw new Error(
        `${where} has a line in bold of ${wordsOf(line)} words; its slide takes ${mostWords} at most: ${inner(line)}`,
      );
}

/**
 * What an answer, or `<Points headlines>`, says in bold, paragraph by paragraph and without a last stop, and the presenter's notes.
 * @param answer its HTML
 * @throws Error where that makes no slide
 */
export function headlinesOf(answer: string): { paragraphs: string[][]; notes: string } {
  const page = parse(answer);
  const notes = find(page, 'aside.notes');
  const all = find(page, 'p, li');
  // Of paragraphs within items of a list, the items; of the notes, none.
  const within = new Set(
    [...notes, ...all].flatMap(({ children }) => children.flatMap((child) => find(child, 'p, li'))),
  );
  const paragraphs = all
    .filter((paragraph) => !within.has(paragraph))
    .map((paragraph) => find(paragraph, 'strong'))
    .filter((lines) => lines.length > 0);
  check(paragraphs.flat());
  return {
    paragraphs: paragraphs.map((lines) =>
      lines.map((line) =>
        inner(line)
          .trim()
          .replace(/[.,;:]$/, ''),
      ),
    ),
    notes: notes.map((note) => renderSync(note)).join(''),
  };
}
