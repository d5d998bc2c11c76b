/** Seeded random whole numbers. */
export interface Random {
  /** From 0 to `bound` − 1. */
  below(bound: number): number;
}

/** Mulberry32: small, and the same everywhere. */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return {
    below(bound) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
    },
  };
}

type Mutation = (source: string, random: Random) => string;

const splice = (source: string, at: number, removed: number, added: string) =>
  source.slice(0, at) + added + source.slice(at + removed);

const fragments = [
  '(', ')', '[', ']', '{', '}', ',', ':', '=', '*', '**', '"', "'", '"""', '\\', '\n', '\t', '    ', '#', '`', '-', '–', '“', '\u00a0', '\u0000',
  '\ud800', '𝔘', '\r', 'self', 'x', 'nn.', 'F.relu(', 'class A(nn.Module):\n', 'def f(self):\n', 'for i in range(10**9):\n', 'while True:\n',
  'return', 'lambda: ', 'if ', 'else:', ' in ', ' not ', 'None', '1e999', '-1', '0', '10**10**10', 'f"{x}"', 'super().__init__()', '[' .repeat(200),
  '(' .repeat(200), 'x = x + x\n', 'self.self = self\n', 'import torch\n', 'nn.Sequential(*[', '- **a:** `', '>>> ', '```\n', '@', '...', ':=', '%s' ,
]; // prettier-ignore

const mutations: readonly Mutation[] = [
  (source, random) => splice(source, random.below(source.length + 1), 1 + random.below(8), ''),
  (source, random) =>
    splice(source, random.below(source.length + 1), 0, fragments[random.below(fragments.length)]!),
  (source, random) =>
    splice(
      source,
      random.below(source.length + 1),
      random.below(4),
      fragments[random.below(fragments.length)]!,
    ),
  (source, random) =>
    splice(
      source,
      random.below(source.length + 1),
      1,
      String.fromCharCode(random.below(random.below(2) ? 128 : 65_536)),
    ),
  (source, random) => {
    const at = random.below(source.length + 1);
    return splice(source, at, 2, (source[at + 1] ?? '') + (source[at] ?? ''));
  },
  (source, random) => source.slice(0, random.below(source.length + 1)),
  (source, random) => {
    const lines = source.split('\n');
    const [line = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join('\n');
  },
  (source, random) => {
    const lines = source.split('\n');
    const from = random.below(lines.length);
    return [...lines.slice(0, from + 1 + random.below(5)), ...lines.slice(from)].join('\n');
  },
  (source, random) =>
    source.replace(/\d+/g, (number) =>
      random.below(6) ? number : String(random.below(2) ? 10 ** random.below(18) : -random.below(9)),
    ),
  (source, random) => {
    const words = source.match(/\w+/g) ?? ['x'];
    return source.replace(/\w+/g, (word) => (random.below(25) ? word : words[random.below(words.length)]!));
  },
];

/** The source with one to six random changes. */
export function mutate(source: string, random: Random): string {
  let mutated = source;
  for (let i = 1 + random.below(6); i > 0; i--)
    mutated = mutations[random.below(mutations.length)]!(mutated, random);
  return mutated;
}
