import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LETTERS } from '@site/faces.ts';

const css = readFileSync(new URL('../../src/styles/fonts.css', import.meta.url), 'utf8');
const small = [...css.matchAll(/@font-face \{[^}]*\.\/faces\/[^}]*unicode-range:([^;]+);/g)];

const lettersIn = (ranges: string): string =>
  [...ranges.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)]
    .flatMap(([, from, to]) => {
      const first = parseInt(from!, 16);
      return Array.from({ length: parseInt(to ?? from!, 16) - first + 1 }, (_, place) => first + place);
    })
    .map((code) => String.fromCodePoint(code))
    .join('');

const sorted = (letters: string): string => [...letters].sort().join('');

it('gives each small face exactly the letters that its file is made of', () => {
  expect(small).toHaveLength(5);
  for (const [, ranges] of small) expect(sorted(lettersIn(ranges!))).toBe(sorted(LETTERS));
});
