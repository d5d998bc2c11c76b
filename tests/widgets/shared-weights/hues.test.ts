import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hueWords, hues, paintOf, strengths } from '@widgets/shared-weights/hues.ts';
import { contrast } from '../../contrast.ts';

const tokens = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function token(name: string, scheme: number): number[] {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!;
  return rgb(found[scheme + 1]!);
}

/** How someone without red or green cones sees a colour (Viénot, Brettel & Mollon 1999), in linear light. */
function seenBy(kind: 'protan' | 'deutan', colour: readonly number[]): number[] {
  const [r, g, b] = colour.map((c) => (c / 255) ** 2.2) as [number, number, number];
  const [red, blue] =
    kind === 'protan'
      ? [0.1124 * r + 0.8876 * g, 0.004 * r - 0.004 * g + b]
      : [0.2928 * r + 0.7072 * g, -0.0223 * r + 0.0223 * g + b];
  return [red, red, blue];
}

for (const [scheme, name] of ['light', 'dark'].entries()) {
  test(`ink on every fill keeps 4.5:1 in the ${name} scheme`, () => {
    const [paper, ink] = [token('paper', scheme), token('ink', scheme)];
    for (const hue of hues)
      for (const strength of strengths) {
        const fill = rgb(hue[scheme]!).map((c, at) => strength * c + (1 - strength) * paper[at]!);
        expect(contrast(ink, fill), `${hue[scheme]} at ${strength}`).toBeGreaterThanOrEqual(4.5);
      }
  });

  test(`wires stand out from ${name} paper at 3:1`, () => {
    for (const hue of hues)
      expect(contrast(rgb(hue[scheme]!), token('paper', scheme)), hue[scheme]).toBeGreaterThanOrEqual(3);
  });

  test(`the first three hues stay apart for colour-blind eyes in the ${name} scheme`, () => {
    for (const kind of ['protan', 'deutan'] as const) {
      const seen = hues.slice(0, 3).map((hue) => seenBy(kind, rgb(hue[scheme]!)));
      for (const [at, a] of seen.entries())
        for (const b of seen.slice(at + 1))
          expect(Math.hypot(...a.map((c, axis) => c - b[axis]!)), kind).toBeGreaterThan(0.15);
    }
  });
}

test('two shared weights of the same hue differ in the fill of their cells and in the dashes of their wires', () => {
  const paint = paintOf(true);
  const looks = (weight: number) => [paint.fill(weight), `${paint.stroke(weight)} ${paint.dash(weight)}`];
  for (const at of [0, 1])
    expect(new Set(Array.from({ length: 3 * hues.length }, (_, weight) => looks(weight)[at])).size).toBe(24);
});

test('a layer that shares no weight colours none but the one that is lit, and says why', () => {
  const paint = paintOf(false);
  expect(new Set(Array.from({ length: 48 }, (_, weight) => paint.fill(weight))).size).toBe(1);
  expect(paint.fill(7, true)).not.toBe(paint.fill(7));
  expect(paint.stroke(7, true)).not.toBe(paint.stroke(7));
  expect(hueWords(false, 48)).toContain('its number names it');
});

test('where there are more weights than hues, the figure says so', () => {
  expect(hueWords(true, hues.length)).toBe('');
  expect(hueWords(true, 12)).toContain('12 weights, 8 hues');
});
