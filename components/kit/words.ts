import { numeral } from './numeral.ts';

/** '1 cell', '2 cells'. */
export const plural = (count: number, one: string): string =>
  `${numeral(count)} ${one}${Math.abs(count) === 1 ? '' : 's'}`;

/** 'a', 'a and b', 'a, b and c'. */
export const listed = (parts: readonly string[], last: 'and' | 'or' = 'and'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
