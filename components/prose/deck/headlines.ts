const notes = /<aside class="notes"[\s\S]*?<\/aside>/g;
const paragraph = /<(p|li)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g;
const bold = /<strong(?:\s[^>]*)?>([\s\S]*?)<\/strong>/g;

/** More cannot be read from the back row. */
const mostLines = 7;
const mostWords = 14;

/** A term's definition shows when it is pointed at. */
const card = /<span class="card-text"[\s\S]*?<\/span>\s*<\/span>/g;

const wordsOf = (line: string): number =>
  line
    .replaceAll(card, '')
    .replaceAll(/<[^>]*>/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * What an answer, or `<Points headlines>`, says in bold, paragraph by paragraph and without a last stop, and the presenter's notes.
 * @throws Error where that makes no slide.
 */
export function headlinesOf(answer: string): { paragraphs: string[][]; notes: string } {
  const paragraphs = [...answer.replaceAll(notes, '').matchAll(paragraph)]
    .map(([text]) => [...text.matchAll(bold)].map(([, line]) => line!.trim().replace(/[.,;:]$/, '')))
    .filter((lines) => lines.length > 0);
  const lines = paragraphs.flat();
  if (lines.length === 0)
    throw new Error(
      'An <Answer>, or <Points headlines>, has nothing in bold: its slide shows what is, a sentence or two a paragraph.',
    );
  if (lines.length > mostLines)
    throw new Error(
      `An <Answer>, or <Points headlines>, has ${lines.length} lines in bold; its slide takes ${mostLines} at most.`,
    );
  for (const line of lines)
    if (wordsOf(line) > mostWords)
      throw new Error(
        `A line in bold of an <Answer>, or of <Points headlines>, has ${wordsOf(line)} words; its slide takes ${mostWords} at most: ${line}`,
      );
  return { paragraphs, notes: (answer.match(notes) ?? []).join('') };
}
