import type { Item } from './items.ts';
import type { SourceText } from './place.ts';

const mostRepeats = 1000;
const mostItems = 5000;

const line = /^([ \t]*)\(([\w.-]+)\): (?:(\d+) x )?(\w+)\((.*)$/;

/** Whether the text is what print(model) gives: `(conv1): Conv2d(…)`, line by line. */
export const isRepr = (text: string) =>
  /^[ \t]*\([\w.-]+\): (?:\d+ x )?\w+\(/m.test(text) && !/\*\*|`/.test(text);

interface Block {
  /** The paths this block stands for: more than one for `(0-2): 3 x Block(`. */
  names: readonly string[];
  items: Item[];
}

/** The layers that print(model) lists, by path, blocks that are printed once for several spelled out. */
export function findPrinted(source: SourceText): Item[] {
  const open: Block[] = [{ names: [], items: [] }];
  let from = 0;
  for (const text of source.read.split('\n')) {
    const match = line.exec(text);
    if (match)
      enter(
        open,
        match,
        from + text.indexOf(match[4]!, match[1]!.length + match[2]!.length),
        from + text.trimEnd().length,
      );
    else if (/^[ \t]*\)[ \t]*$/.test(text) && open.length > 1) close(open);
    from += text.length + 1;
  }
  while (open.length > 1) close(open);
  const { items } = open[0]!;
  if (items[0])
    source.warn(
      items[0].call,
      'A printed model does not say how its modules connect; they are chained in the order listed.',
      'Paste the class itself for its branches.',
    );
  return items;
}

function enter(open: Block[], [, , name, times, , rest]: RegExpExecArray, from: number, to: number): void {
  const names = spelledOut(name!, Number(times ?? 1));
  if (rest!.trim() === '') open.push({ names, items: [] });
  else
    add(
      open.at(-1)!,
      names.map((each) => ({ name: each, numbered: false, call: { from, to } })),
    );
}

function close(open: Block[]): void {
  const { names, items } = open.pop()!;
  const outer = open.at(-1)!;
  for (const name of names) {
    if (outer.items.length >= mostItems) return;
    add(
      outer,
      items.map((item) => ({ ...item, name: `${name}.${item.name}` })),
    );
  }
}

function add(block: Block, items: readonly Item[]): void {
  block.items.push(...items.slice(0, mostItems - block.items.length));
}

/** '0-2', printed for three equal modules, is 0, 1, 2. */
function spelledOut(name: string, times: number): string[] {
  const first = /^(\d+)-\d+$/.exec(name)?.[1];
  if (first === undefined) return [name];
  return Array.from({ length: Math.min(times, mostRepeats) }, (_, i) => String(Number(first) + i));
}
