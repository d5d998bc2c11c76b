import { numeral } from '@kit/numeral.ts';
import { plural } from '@kit/words.ts';
import { type Equation, type Formula, equation, plus, times, variable } from '@network/formula.ts';
import { type Layer, placeIn } from './layer.ts';
import type { Focus, Partners } from './partners.ts';

/** A shape of equal sides: 5 cells, 5 × 5 cells. */
const sides = (length: number, axes: number): string =>
  axes === 1 ? plural(length, 'cell') : `${length}\u00a0×\u00a0${length} cells`;

/** Where a cell lies, as an index: '1' or '1,2'. */
const indexText = (index: number, length: number, axes: Layer['axes']): string =>
  placeIn(index, length, axes).join(',');

const times2 = (terms: readonly (readonly [Formula, Formula])[]): Formula[] =>
  terms.map(([a, b]) => times(a, b));

/** More terms than these are told, not written. */
const mostTerms = 4;

/** How the output pointed at is added up; undefined for anything else, or where it would not fit on a line. */
export function sumOf(layer: Layer, partners: Partners | undefined): Equation | undefined {
  if (partners?.focus.kind !== 'output' || partners.products.length > mostTerms) return undefined;
  const { x, w, input, output, axes, settings } = layer;
  const { at } = partners.focus;
  const terms = partners.products.map(
    (product) =>
      [
        variable('w', w.data[product.weight]!, { sub: indexText(product.weight, settings.kernel, axes) }),
        variable('x', x.data[product.input]!, { sub: indexText(product.input, input, axes) }),
      ] as const,
  );
  const about = { sub: indexText(at, output, axes) };
  if (terms.length === 0) return undefined;
  return equation('y', plus(...times2(terms)), about);
}

/** A cell's name and number, for who cannot see it: 'input 0, 1: 2'. */
export function cellName({ x, w, y, input, output, axes, settings }: Layer, { kind, at }: Focus): string {
  const name = (index: number, length: number) => indexText(index, length, axes).replace(',', ', ');
  switch (kind) {
    case 'input':
      return `input ${name(at, input)}: ${numeral(x.data[at]!)}`;
    case 'weight':
      return `weight ${name(at, settings.kernel)}: ${numeral(w.data[at]!)}`;
    case 'output':
      return `output ${name(at, output)}: ${numeral(y.data[at]!)}`;
    case 'pair':
      return `input ${name(Math.floor(at / y.size), input)}, output ${name(at % y.size, output)}`;
  }
}

/** What is to be seen of a cell, in a sentence. */
function focusWords(layer: Layer, { focus, products, cut, window }: Partners): string {
  const { x, w, y, input, output, axes, settings } = layer;
  const name = (index: number, length: number) => indexText(index, length, axes).replace(',', ', ');
  switch (focus.kind) {
    case 'input': {
      const lost = cut.size === 0 ? '' : `; ${cut.size} of them are cut off`;
      return `Input ${name(focus.at, input)} is ${numeral(x.data[focus.at]!)}. It lays ${numeral(x.data[focus.at]!)} times the kernel on ${plural(products.length, 'cell')}${lost}.`;
    }
    case 'weight':
      return `Weight ${name(focus.at, settings.kernel)} is ${numeral(w.data[focus.at]!)}. It is used once for each input cell: ${plural(products.length, 'time')}.`;
    case 'output': {
      const value = numeral(y.data[focus.at]!);
      const from =
        products.length === 0 ? 'No stamp reaches it' : `It adds up ${plural(products.length, 'product')}`;
      const zeros = window.size - products.length;
      const seen =
        settings.view === 'gather' && zeros > 0
          ? ` ${zeros} of the ${window.size} cells under the kernel are zeros put in.`
          : '';
      const laid = settings.stamped < x.size ? ' once all stamps are laid' : '';
      return `Output ${name(focus.at, output)} is ${value}${laid}. ${from}.${seen}`;
    }
    case 'pair': {
      const [from, to] = [Math.floor(focus.at / y.size), focus.at % y.size];
      const [product] = products;
      return product
        ? `Input ${name(from, input)} reaches output ${name(to, output)} through weight ${name(product.weight, settings.kernel)}, which is ${numeral(w.data[product.weight]!)}.`
        : `Input ${name(from, input)} never reaches output ${name(to, output)}: that place of the matrix is always 0.`;
    }
  }
}

/** What is to be seen, in a sentence or two. */
export function words(layer: Layer, partners: Partners | undefined): string {
  const { input, output, axes, settings, x } = layer;
  if (partners) return focusWords(layer, partners);
  const laying = settings.view !== 'sizes' && settings.stamped < x.size;
  const laid = laying ? ` ${settings.stamped} of ${x.size} stamps are laid.` : '';
  return `${sides(input, axes)} become ${sides(output, axes)}.${laid}`;
}
