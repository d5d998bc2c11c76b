import { parser } from '@lezer/python';
import { NodeType, type SyntaxNode, Tree } from '@lezer/common';
import type { SourceText } from './place.ts';
import { readStatements } from './parse-statements.ts';
import type { Place, Statement } from './syntax.ts';

/** Blocks and brackets nested deeper than this are named and left out, so that no input overflows the stack. */
const deepest = 120;
export const longestLine = 5000;

/** One reading of one text: what the functions of parse-*.ts share. */
export interface Reading {
  source: SourceText;
  /** The text as read. */
  text: string;
  depth: number;
}

/** Parses the text as read, or one place in it; what does not hold together is said in the source's diagnostics. */
export function parsePython(
  source: SourceText,
  place: Place = { from: 0, to: source.read.length },
): readonly Statement[] {
  const reading: Reading = { source, text: source.read, depth: 0 };
  const part = parser.parse(source.read, [], [place]);
  // A part's positions count from its start; inside a tree of the whole text they count from the text's.
  const script = new Tree(NodeType.none, [part], [place.from], source.read.length).topNode.firstChild;
  return script ? readStatements(reading, children(script)) : [];
}

/** The first line that is too long to be read, if there is one. */
export function longLine(text: string): Place | null {
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    if (to - from > longestLine) return { from, to: from + 1 };
    from = to + 1;
  }
  return null;
}

/** A node's children, comments left out. */
export const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'Comment') found.push(child);
  return found;
};

/** The text at a place. */
export const slice = (reading: Reading, { from, to }: Place): string => reading.text.slice(from, to);

/** Runs `read` one level deeper, or names the place as nested too deeply and gives `otherwise`. */
export function nested<T>(reading: Reading, node: Place, otherwise: T, read: () => T): T {
  if (reading.depth >= deepest) {
    const place = { from: node.from, to: node.from + 1 };
    reading.source.error(place, `This is nested more than ${deepest} levels deep, so it is left out.`);
    return otherwise;
  }
  reading.depth++;
  try {
    return read();
  } finally {
    reading.depth--;
  }
}

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Says what is wrong where the grammar had to recover: `error` is lezer's error node. */
function reportError(reading: Reading, error: SyntaxNode): void {
  const { source, text } = reading;
  const opener = unclosed(error);
  if (opener) {
    const bracket = text[opener.from]!;
    source.error(opener, `'${bracket}' is not closed.`, `Add '${closers[bracket]!}'.`);
    return;
  }
  if (error.from < error.to) {
    const word = text.slice(error.from, Math.min(error.to, error.from + 20)).trim();
    const listed = /^(?:ArgList|\w*Expression)$/.test(error.parent?.name ?? '') && /^[\w'"]/.test(word);
    source.error(
      error,
      `'${word}' is not expected here.`,
      listed ? 'Is a comma missing before it?' : undefined,
    );
    return;
  }
  const next = /\S/.exec(text.slice(error.from, error.from + 200));
  const at =
    error.from + (next && !text.slice(error.from, error.from + next.index).includes('\n') ? next.index : 0);
  const found = /^(?:\w+|\S)/.exec(text.slice(at, at + 20))?.[0];
  source.error(
    { from: at, to: at + (found?.length ?? 0) },
    found === undefined
      ? 'Something is missing at the end of this line.'
      : `Something is missing before '${found}'.`,
  );
}

/** The bracket that an empty error at the end of a bracketed node stands for. */
function unclosed(error: SyntaxNode): SyntaxNode | null {
  const first = error.parent?.firstChild;
  if (error.from !== error.to || error.nextSibling || !first) return null;
  return first.name in closers ? first : null;
}

/** Reports the error nodes among `nodes` and says whether any spoils more than a missing bracket at the end. */
export function reportErrors(reading: Reading, nodes: readonly SyntaxNode[]): boolean {
  let spoiled = false;
  for (const node of nodes) {
    if (!node.type.isError) continue;
    reportError(reading, node);
    if (!unclosed(node)) spoiled = true;
  }
  return spoiled;
}
