import type { SourceText } from './place.ts';

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const token =
  /#[^\n]*|("""|''')[\s\S]*?(?:\1|$(?![\s\S]))|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[()[\]{}]|\n/g;

/** What can only start a statement, so that a bracket still open before it was never closed. */
const surely = /^[ \t]*(?:self\.\w+\s*=[^=]|return\b|def\s+\w+\s*\(|class\s+\w+|@\w)/;
const likely =
  /^[ \t]*(?:[A-Za-z_][\w.]*(?:\s*,\s*[\w.]+)*\s*[-+*]?=[^=]|for\s.*:\s*$|if\s.*:\s*$|[a-z_][\w.]*\()/;

/**
 * Closes brackets that the next statement shows to have been left open, so that it is still read: the closers are put
 * in at the end of the line before, and each opener is reported.
 */
export function closeBrackets(source: SourceText): void {
  const text = source.read;
  const insertions: { at: number; closers: string }[] = [];
  let open: { at: number; bracket: string }[] = [];
  let lastWord = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found in closers) open.push({ at: index, bracket: found });
    else if (/^[)\]}]$/.test(found)) open.pop();
    if (found !== '\n') {
      if (!found.startsWith('#')) lastWord = index + found.length;
      continue;
    }
    if (open.length === 0 || !startsStatement(text, index, open[0]!.at)) continue;
    for (const { at, bracket } of open.slice(-3))
      source.error({ from: at, to: at + 1 }, `'${bracket}' is not closed.`, `Add '${closers[bracket]!}'.`);
    const at = endOfCode(text, lastWord, index);
    insertions.push({
      at,
      closers: open
        .map(({ bracket }) => closers[bracket]!)
        .toReversed()
        .join(''),
    });
    open = [];
  }
  insert(source, insertions);
}

/** Whether the line after `newline` begins a statement no deeper than the one that the open bracket is in. */
function startsStatement(text: string, newline: number, opener: number): boolean {
  const line = text.slice(newline + 1, newline + 400).split('\n', 1)[0]!;
  const home = text.lastIndexOf('\n', opener) + 1;
  if (indentOf(line) > indentOf(text.slice(home, opener + 1))) return false;
  if (surely.test(line)) return true;
  const before = text.slice(Math.max(0, newline - 400), newline).trimEnd();
  return likely.test(line) && !/[,([{]$/.test(before);
}

const indentOf = (line: string) => /^[ \t]*/.exec(line)![0].length;

/** The end of the line's code, before a comment. */
function endOfCode(text: string, lastToken: number, newline: number): number {
  const line = text.slice(lastToken, newline);
  const comment = line.indexOf('#');
  return lastToken + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
}

function insert(source: SourceText, insertions: readonly { at: number; closers: string }[]): void {
  let read = '';
  let from = 0;
  const inserted: number[] = [];
  for (const each of insertions) {
    read += source.read.slice(from, each.at);
    for (const closer of each.closers) {
      inserted.push(read.length);
      read += closer;
    }
    from = each.at;
  }
  source.read = read + source.read.slice(from);
  source.inserted = inserted;
}
