import type { CellMark } from '@kit/marks/cell.ts';
import { type Look, box, looksOf } from '@kit/marks/looks.ts';
import type { Model } from './model.ts';
import type { Pieces } from './pieces.ts';

/** Pictures all walked, or all still to come: their cells, one path for each look, and the chosen weight's as one. */
export interface Part {
  readonly later: boolean;
  readonly looks: readonly Look[];
  readonly marked: string;
}

/** Pictures side by side in one drawing, whose unit is a cell. */
export interface Strip {
  /** Left edge and width, in shares of the film's width. */
  readonly x: number;
  readonly width: number;
  readonly viewBox: string;
  readonly parts: readonly Part[];
}

/** Around a picture, in cells, so that no border is cut. */
const margin = 0.1;
/** Of a position's place, what its picture takes: the rest is between two. */
const taken = 0.88;
/** No plot is wider than that, in em. */
const widest = 50;

/** How many pictures are one drawing: all where each is as wide as its place, whatever the plot's width. */
const perStrip = (count: number, height: number): number => ((taken * widest) / count < height ? count : 1);

/** The picture of each position's piece: all its products, on a scale that all pictures share; `height` is in em. */
export function filmOf(
  { pieces, autograd }: Pieces,
  { weight, position }: Pick<Model, 'weight' | 'position'>,
  height: number,
): Strip[] {
  const kernel = Math.sqrt(autograd.length);
  const most = Math.max(...pieces.flatMap(({ products }) => products.map(Math.abs))) || 1;
  const side = kernel + 2 * margin;
  const pitch = side / taken;
  const scale = { most, width: 1, height: 1 };

  const partOf = (later: boolean, places: readonly number[], first: number): Part => {
    const x = (place: number, at: number) => (place - first + 0.5) * pitch + (at % kernel) - kernel / 2;
    const y = (at: number) => margin + Math.floor(at / kernel);
    const cells = places.flatMap((place) => {
      const { products, patch } = pieces[place]!;
      return products.map((value, at): CellMark => {
        const cell = { x: x(place, at), y: y(at) };
        return patch[at] === undefined ? { ...cell, kind: 'padding' } : { ...cell, kind: 'value', value };
      });
    });
    const marked = places.map((place) => box(x(place, weight), y(weight), scale)).join('');
    return { later, looks: looksOf(cells, scale), marked };
  };

  const count = pieces.length;
  const length = perStrip(count, height);
  return Array.from({ length: count / length }, (_, at) => {
    const first = at * length;
    const places = Array.from({ length }, (_, place) => first + place);
    const parts = [false, true].flatMap((later) => {
      const those = places.filter((place) => place >= position === later);
      return those.length > 0 ? partOf(later, those, first) : [];
    });
    return { x: first / count, width: length / count, viewBox: `0 0 ${length * pitch} ${side}`, parts };
  });
}
