import { layerKinds } from '../layers/index.ts';
import type { SourceText } from './place.ts';
import type { Place } from './syntax.ts';
import { layerNames } from './torch.ts';

/** One layer of a list: its name and where its call is written. */
export interface Item {
  name: string;
  /** Whether the name was made up, for a line that gives none. */
  numbered: boolean;
  call: Place;
}

const bullet = /^([ \t]*)(?:[-*+•◦‣▪●·]|\d{1,3}[.)])[ \t]+/;
const named =
  /^[ \t]*(?:self\.)?(?:\(([\w.-]+)\)|([A-Za-z_][\w.-]*(?: [\w.-]+){0,3}))(?:[ \t]*(?::|=(?!=)|->|→)|[ \t]+-)[ \t]*(?=(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*[ \t]*\()/;
const bare = /^[ \t]*(?=(?:(?:torch\.)?nn\.)?[A-Z]\w*[ \t]*\()/;

/** A line with bullet, bold and code marks blanked, and where its call starts; null if it holds no call. */
function startOfItem(line: string): { name: string | null; at: number } | null {
  const plain = withoutMarks(line);
  const match = named.exec(plain) ?? bare.exec(plain);
  if (!match) return null;
  return { name: match[1] ?? match[2] ?? null, at: match[0].length };
}

const withoutMarks = (line: string) =>
  line
    .replace(bullet, (whole) => ' '.repeat(whole.length))
    .replace(/\*\*|__(?=\W|$)|`/g, (mark) => ' '.repeat(mark.length));

/** How many lines are items by their marks: a bullet, a name before a colon, or repr's `(name): `. */
export function countListed(text: string): number {
  return text
    .split('\n')
    .filter(
      (line) =>
        (bullet.test(line) ||
          /^[ \t]*(?:\(\w+\)|[^\s(=:][^(=:]*):[^(]*\(/.test(line) ||
          line.includes('**')) &&
        startOfItem(line),
    ).length;
}

/** How many lines are items as in `conv1 = nn.Conv2d(…)`, `self.conv1 = …` or a bare `nn.Conv2d(…)`. */
export const countItems = (text: string) => text.split('\n').filter((line) => startOfItem(line)).length;

/** Finds the items of a list in the text as read, and blanks their markup; names lines that only look like one. */
export function findItems(source: SourceText): Item[] {
  const items: Item[] = [];
  const lines = source.read.split('\n');
  const read: string[] = [];
  let from = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const start = startOfItem(line);
    let text = line;
    if (start) {
      text = withoutMarks(line);
      // A call may go on over lines, up to the next item or an empty line.
      for (let depth = depthOf(text.slice(start.at)); depth > 0 && goesOn(lines[i + 1]);) {
        const next = withoutMarks(lines[++i]!);
        depth += depthOf(next);
        text += `\n${next}`;
      }
      text = repairNames(source, text, from);
      collect(items, text, start, from);
    } else warnIfLayer(source, line, from);
    read.push(text);
    from += text.length + 1;
  }
  source.read = read.join('\n');
  return items;
}

const goesOn = (line: string | undefined) => line !== undefined && line.trim() !== '' && !startOfItem(line);

/** The calls on one item's lines: the first bears the item's name, others (`Conv2d(…), ReLU()`) follow it. */
function collect(
  items: Item[],
  text: string,
  start: { name: string | null; at: number },
  from: number,
): void {
  const name = start.name?.trim().replace(/[^\w.]+/g, '_');
  const more = /(?:nn\.)?\b([A-Z]\w*)[ \t]*\(/g;
  let at = start.at;
  for (let first = true; ; first = false) {
    const end = endOfCall(text, at);
    const call = { from: from + at, to: from + end };
    if (first && name) items.push({ name, numbered: false, call });
    else
      items.push({
        name: first ? String(items.length) : kindName(text.slice(at, end)),
        numbered: true,
        call,
      });
    more.lastIndex = end;
    const found = more.exec(text);
    if (!found || !layerNames.has(found[1]!)) return;
    at = found.index;
  }
}

const kindName = (call: string) => (/([A-Z]\w*)\s*\(/.exec(call)?.[1] ?? 'layer').toLowerCase();

/** Brackets opened less brackets closed. */
function depthOf(text: string): number {
  let depth = 0;
  for (const letter of text) depth += '([{'.includes(letter) ? 1 : ')]}'.includes(letter) ? -1 : 0;
  return depth;
}

/** Where the call that starts at `from` ends: behind its last bracket, or at the end of the text. */
function endOfCall(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    else if (')]}'.includes(text[at]!) && --depth <= 0) return at + 1;
  }
  return from + text.slice(from).trimEnd().length;
}

const parameterNames = new Set(
  [...layerKinds.values()].flatMap((kind) => kind.signature.map((parameter) => parameter.name)),
);

/** Puts back underscores that a PDF viewer dropped: `in channels=3`. */
function repairNames(source: SourceText, text: string, from: number): string {
  return text.replace(
    /\b([a-z]+) ([a-z]+)(?=[ \t]*=[^=])/g,
    (whole, first: string, second: string, at: number) => {
      const joined = `${first}_${second}`;
      if (!parameterNames.has(joined)) return whole;
      source.warn({ from: from + at, to: from + at + whole.length }, `'${whole}' is read as ${joined}.`);
      return joined;
    },
  );
}

function warnIfLayer(source: SourceText, line: string, from: number): void {
  const found = /\bnn\.\w+|\b[A-Z]\w*[123]d\b|\b[A-Z]\w+(?=[ \t]*\()/.exec(line);
  if (!found) return;
  source.warn(
    { from: from + found.index, to: from + found.index + found[0].length },
    'This line looks like a layer but is not read as one.',
    'Write it as a call: name: nn.Conv2d(3, 32, 3).',
  );
}
