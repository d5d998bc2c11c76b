import type { SourceText } from './place.ts';
import type { Place } from './syntax.ts';

/** Characters that editors and PDF viewers put for plain ones, and what they are read as. */
const repairs: readonly { found: RegExp; plain: string; words: string }[] = [
  { found: /[“”„‟″]/g, plain: '"', words: 'Typographic quotes are read as plain ones.' },
  { found: /[‘’‚‛′]/g, plain: "'", words: 'Typographic quotes are read as plain ones.' },
  { found: /[‐‑‒–—−]/g, plain: '-', words: 'A typographic dash is read as a minus sign.' },
  {
    found: /[\u00a0\u2000-\u200b\u202f\u205f\u3000]/g,
    plain: ' ',
    words: 'A special space is read as a plain one.',
  },
  { found: /（/g, plain: '(', words: 'Full-width brackets are read as plain ones.' },
  { found: /）/g, plain: ')', words: 'Full-width brackets are read as plain ones.' },
  { found: /，/g, plain: ',', words: 'A full-width comma is read as a plain one.' },
];

/** Comments and strings, where any character is right. */
const spoken = /#[^\n]*|("""|''')[\s\S]*?\1|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/**
 * Readies the text for parsing without moving a character: typographic characters repaired with a warning,
 * Markdown fences, console prompts and notebook commands blanked.
 */
export function normalise(source: SourceText): void {
  const read = blankAround(repair(source, source.text));
  // The grammar reads `2.` only with a digit behind the point.
  source.read = read.replace(/(?<![\w.]|^[ \t]*)(\d+)\.(?![\w.])/g, '$1 ');
}

function repair(source: SourceText, text: string): string {
  let read = text.replace(/\r(?=\n)|\ufeff|\f|\v/g, ' ').replaceAll('\r', '\n');
  if (!/[^\0-\x7f]/.test(read)) return read;
  const quiet = [...read.matchAll(spoken)].map((match): Place => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  for (const { found, plain, words } of repairs) {
    let next = 0;
    let said = false;
    read = read.replace(found, (letter, at: number) => {
      while (next < quiet.length && quiet[next]!.to <= at) next++;
      if (next < quiet.length && quiet[next]!.from <= at) return letter;
      if (!said && bearsOnCode(read, at)) source.warn({ from: at, to: at + 1 }, words);
      said ||= bearsOnCode(read, at);
      return plain;
    });
  }
  return read;
}

/** Whether the line around a character could be code: prose is repaired in silence. */
function bearsOnCode(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  return /[(=]/.test(text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end));
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** Blanks what is around code: all that is outside of Markdown fences, if there are any; prompts; `%` and `!` commands. */
function blankAround(text: string): string {
  const fenced = /^[ \t]*(?:```|~~~)[^\n]*\n([\s\S]*?)(?:^[ \t]*(?:```|~~~)[ \t]*$|$(?![\s\S]))/gm;
  let read = text;
  if (/^[ \t]*(?:```|~~~)/m.test(text)) {
    let at = 0;
    let kept = '';
    for (const match of text.matchAll(fenced)) {
      const from = match.index + match[0].indexOf('\n') + 1;
      const to = from + match[1]!.length;
      kept += blank(text.slice(at, from)) + text.slice(from, to);
      at = to;
    }
    read = kept + blank(text.slice(at));
  }
  return read.replace(
    /^([ \t]*)(>>> |\.\.\. |>>>$|[%!][^\n]*)/gm,
    (_whole, indent: string, mark: string) => indent + blank(mark),
  );
}
