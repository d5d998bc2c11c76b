import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/python';

/** A piece of a line, the class that colours it ('' for plain text), and whether it is part of something wrong. */
export type Token = readonly [text: string, style: string, wrong: boolean];

interface Range {
  from: number;
  to: number;
}

/** Source as lines of tokens, in the classes (`tok-…`) that the editor uses too; what lies in `wrong` is marked. */
export function highlight(source: string, wrong: readonly Range[] = []): Token[][] {
  const lines: Token[][] = [[]];
  let offset = 0;
  const put = (text: string, style: string) => {
    for (const [piece, marked] of cut(text, offset, wrong)) lines.at(-1)!.push([piece, style, marked]);
    offset += text.length;
  };
  const newLine = () => {
    lines.push([]);
    offset += 1;
  };
  highlightCode(source, parser.parse(source), classHighlighter, put, newLine);
  return lines;
}

/** Cuts a text that begins at `offset` where a range begins or ends. */
function cut(text: string, offset: number, ranges: readonly Range[]): [piece: string, within: boolean][] {
  const edges = ranges.flatMap(({ from, to }) => [from - offset, Math.max(to, from + 1) - offset]);
  const inside = [...new Set([0, ...edges.filter((edge) => edge > 0 && edge < text.length)])].sort(
    (a, b) => a - b,
  );
  return inside.map((from, index) => [
    text.slice(from, inside[index + 1]),
    ranges.some((range) => range.from <= offset + from && offset + from < Math.max(range.to, range.from + 1)),
  ]);
}
