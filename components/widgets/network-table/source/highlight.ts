import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/python';
import type { Diagnostic } from '@network/diagnostic.ts';

/** A piece of a line, and the classes that colour it: `tok-…`, and `error` or `warning`; '' for plain text. */
export type Token = readonly [text: string, style: string];

type Range = Pick<Diagnostic, 'from' | 'to' | 'severity'>;

/** Source as lines of tokens, in the classes that the editor uses too; what a diagnostic is about is marked. */
export function highlight(source: string, diagnostics: readonly Range[] = []): Token[][] {
  const lines: Token[][] = [[]];
  let offset = 0;
  const put = (text: string, style: string) => {
    for (const [piece, mark] of cut(text, offset, diagnostics))
      lines.at(-1)!.push([piece, [style, mark].filter(Boolean).join(' ')]);
    offset += text.length;
  };
  const newLine = () => {
    lines.push([]);
    offset += 1;
  };
  highlightCode(source, parser.parse(source), classHighlighter, put, newLine);
  return lines;
}

const endOf = ({ from, to }: Range): number => Math.max(to, from + 1);

/** Cuts a text that begins at `offset` where a range begins or ends. */
function cut(text: string, offset: number, ranges: readonly Range[]): [piece: string, mark: string][] {
  const edges = ranges
    .flatMap((range) => [range.from - offset, endOf(range) - offset])
    .filter((edge) => edge > 0 && edge < text.length)
    .sort((a, b) => a - b);
  const starts = [...new Set([0, ...edges])];
  return starts.map((from, index) => {
    const at = offset + from;
    const over = ranges.filter((range) => range.from <= at && at < endOf(range));
    const mark = over.find(({ severity }) => severity === 'error') ?? over[0];
    return [text.slice(from, starts[index + 1]), mark?.severity ?? ''];
  });
}
