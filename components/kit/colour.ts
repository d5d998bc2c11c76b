/**
 * Colours as CSS, so that one drawing serves light, dark and paper without script: a value is a share of a token,
 * mixed into the paper by the browser.
 */

const share = (part: number): string => `${Math.round(1000 * Math.min(1, Math.max(0, part))) / 10}%`;

/** A token at a share of its strength over the paper: 0 is the paper, 1 the token. */
export const tint = (token: string, strength: number): string =>
  `color-mix(in srgb, var(--${token}) ${share(strength)}, var(--paper))`;

/** The fill of a signed value: −most is all --negative, 0 the paper, +most all --positive. */
export const valueFill = (value: number, most: number): string =>
  tint(value < 0 ? 'negative' : 'positive', most === 0 ? 0 : Math.abs(value) / most);

/** The strength from which a fill calls for the other ink: in the light scheme it has grown dark, in the dark one light. */
const turns = { negative: { light: 0.863, dark: 0.733 }, positive: { light: 0.85, dark: 0.687 } };

/** A colour for text on a `valueFill`: at least 4.5:1 at every strength, in both schemes (tests/kit/colour.test.ts). */
export function valueInk(value: number, most: number): string {
  const strength = most === 0 ? 0 : Math.min(1, Math.abs(value) / most);
  const turn = turns[value < 0 ? 'negative' : 'positive'];
  const light = strength < turn.light ? 'black' : 'white';
  const dark = strength < turn.dark ? 'white' : 'black';
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}
