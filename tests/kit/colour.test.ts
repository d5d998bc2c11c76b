import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tint, valueFill, valueInk } from '@kit/colour.ts';
import { contrast } from '../contrast.ts';

const tokens = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** [light, dark] of a token, as red, green, blue from 0 to 255. */
function token(name: string): number[][] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!;
  return [light!, dark!].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
}

const inks: Record<string, number[]> = { black: [0, 0, 0], white: [255, 255, 255] };

/** The ink that a scheme picks of 'black' or 'light-dark(black, white)'. */
const inkIn = (ink: string, scheme: number) => inks[ink] ?? inks[ink.match(/black|white/g)![scheme]!]!;

describe.each([
  [-1, 'negative'],
  [1, 'positive'],
])('text on the fill of a value of sign %i', (sign, name) => {
  test.each([
    ['light', 0],
    ['dark', 1],
  ])('keeps 4.5:1 at every strength in the %s scheme', (_, scheme) => {
    const paper = token('paper')[scheme]!;
    const full = token(name)[scheme]!;
    for (let strength = 0; strength <= 1; strength += 0.001) {
      const fill = full.map((c, i) => strength * c + (1 - strength) * paper[i]!);
      expect(
        contrast(inkIn(valueInk(sign * strength, 1), scheme), fill),
        `at ${strength}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('a value of 0 is the paper, and so is any value where the scale is empty', () => {
  expect(valueFill(0, 5)).toBe(tint('positive', 0));
  expect(valueFill(0, 0)).toBe(tint('positive', 0));
});

test('a value beyond the scale is drawn at its end', () => {
  expect(valueFill(-9, 3)).toBe('color-mix(in srgb, var(--negative) 100%, var(--paper))');
});
