import { listed, plural } from '@kit/words.ts';
import type { Model } from './model.ts';

type Facts = Omit<Model, 'equation' | 'verdict' | 'summary'>;

/** '1, 2 or 3'. */
const choices = (numbers: readonly number[]): string =>
  listed([...new Set(numbers)].sort((a, b) => a - b).map(String), 'or');

/** 'stamps', or in a stack 'ways through the stack'. */
export const waysWord = ({ layers, count }: Pick<Facts, 'layers' | 'count'>): string =>
  layers.length === 1 ? `stamp${count === 1 ? '' : 's'}` : `way${count === 1 ? '' : 's'} through the stack`;

/** What a row is called: a layer's with what its stamps are. */
export function nameOf({ layers, rows }: Pick<Facts, 'layers' | 'rows'>, index: number): string {
  const cells = rows[index]!.length;
  if (index === 0) return `input: ${cells} ones`;
  const { kernel, stride } = layers[index - 1]!;
  const name = layers.length === 1 ? '' : `layer ${index}: `;
  return `${name}stamps of ${kernel}, every ${stride === 1 ? 'cell' : stride}; ${cells} cells`;
}

/** Whether the counts are even, where, and why. */
export function verdictOf({ layers, pattern, even, composed, inside }: Facts): string {
  const single = layers.length === 1 ? layers[0]! : undefined;
  const what = single ? 'stamp' : 'way';
  const stretch =
    inside[0] > inside[1]
      ? 'Here every cell is near the border. Away from it'
      : `Away from the border, from cell ${inside[0]} to cell ${inside[1]},`;
  if (even)
    return `${stretch} each cell is reached by ${plural(pattern[0]!, what)}${
      single ? `: the stride ${single.stride} divides the kernel ${single.kernel}` : ''
    }.`;
  return `${stretch} a cell is reached by ${choices(pattern)} ${what}s, again every ${composed.jump} cells${
    single ? `: the stride ${single.stride} does not divide the kernel ${single.kernel}` : ''
  }.`;
}

/** What the chosen cell is reached by, and whether its row is even. */
export function summaryOf(facts: Facts): string {
  const { cell, count, layers, rows } = facts;
  const what = layers.length === 1 ? plural(count, 'stamp') : plural(count, 'way');
  return `Output cell ${cell} of ${rows.at(-1)!.length} is reached by ${what}. ${facts.even ? 'Even.' : 'Uneven.'} ${verdictOf(facts)}`;
}
