import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';

/** The letters that a page of ours is read with; what else a fontsource file holds comes when a page uses it (fonts.css). */
export const LETTERS = [
  String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, place) => 0x20 + place)),
  '\u00a0\u2009\u200b°²·×−–—…′‘’“”‹›↑↓áéóöü',
].join('');

/** The weights that our styles ask for. */
const WEIGHTS = { min: 400, max: 700 };

const FACES = [
  ['source-serif-4', 'normal'],
  ['source-serif-4', 'italic'],
  ['source-sans-3', 'normal'],
  ['source-sans-3', 'italic'],
  ['source-code-pro', 'normal'],
] as const;

const source = (family: string, style: string): URL =>
  new URL(import.meta.resolve(`@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`));

/** Each family's commonest letters, in files a third as long, made again when this file or the family is newer. */
export const faces = (): AstroIntegration => ({
  name: 'faces',
  hooks: {
    'astro:config:setup': async () => {
      const folder = new URL('../styles/faces/', import.meta.url);
      mkdirSync(folder, { recursive: true });
      for (const [family, style] of FACES) {
        const made = new URL(`${family}-${style}.woff2`, folder);
        const from = source(family, style);
        const newest = Math.max(...[from, new URL(import.meta.url)].map((file) => statSync(file).mtimeMs));
        if (existsSync(made) && statSync(made).mtimeMs > newest) continue;
        const options = { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } } as const;
        writeFileSync(made, await subsetFont(readFileSync(from), LETTERS, options));
      }
    },
  },
});
