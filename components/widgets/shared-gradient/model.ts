import { type Equation, equation, plus, times, variable } from '@network/formula.ts';
import { numeral } from '@kit/numeral.ts';
import { type Piece, type Pieces, piecesOf, sumOf } from './pieces.ts';
import type { Settings } from './settings.ts';
import { type Waterfall, waterfallOf } from './waterfall.ts';
import { piecesWords } from './words.ts';

/** What is looked at: a weight, counted from 0, and how many positions have been walked. */
export interface Look {
  readonly weight: number;
  readonly position: number;
}

export interface Model extends Look {
  readonly whole: Pieces;
  /** The piece added last; undefined before the first. */
  readonly piece: Piece | undefined;
  /** Sum of the pieces so far, for each weight. */
  readonly sum: readonly number[];
  readonly waterfall: Waterfall;
  /** How the last piece and the sum come about, for the chosen weight. */
  readonly equations: readonly Equation[];
  readonly done: boolean;
  readonly words: string;
  readonly summary: string;
}

export const lookOf = ({ weight, position }: Pick<Settings, 'weight' | 'position'>): Look => ({
  weight: weight - 1,
  position,
});

export function modelOf(settings: Settings, whole = piecesOf(settings), look = lookOf(settings)): Model {
  const { weight, position } = look;
  const positions = whole.pieces.length;
  const piece = whole.pieces[position - 1];
  const sum = sumOf(whole.pieces, position);
  const waterfall = waterfallOf(whole.pieces, weight);
  const total = whole.autograd[weight]!;
  const done = position === positions;
  const said = `Sum of ${position} of ${positions} pieces for weight ${weight + 1}: ${numeral(sum[weight]!)}. Autograd: ${numeral(total)}.`;
  return {
    ...look,
    whole,
    piece,
    sum,
    waterfall,
    equations: piece ? equationsOf(look, piece, waterfall) : [],
    done,
    words: piecesWords(waterfall.bars, total),
    summary: piece ? `Position ${position} adds ${numeral(piece.products[weight]!)}. ${said}` : said,
  };
}

function equationsOf({ weight, position }: Look, piece: Piece, { bars }: Waterfall): Equation[] {
  const { from, to } = bars[position - 1]!;
  const sub = String(position);
  const g = variable('g', piece.gradient, { sub, link: 'gradient' });
  const x = variable('x', piece.patch[weight] ?? 0, { sub, link: 'input' });
  const p = variable('p', piece.products[weight]!, { sub, link: 'piece' });
  const before = variable('S', from, { sub: String(position - 1) });
  const sum = equation('S', plus(before, p), { sub, link: 'sum' });
  return [
    { left: p, right: times(g, x) },
    { ...sum, left: { ...sum.left, value: to } },
  ];
}
