import type { Equation, Formula, Variable } from '@network/formula.ts';
import { numeral } from '../numeral.ts';

/** An element of MathML, before it is drawn: a leaf has text, a branch has children. */
export interface MathNode {
  tag: 'math' | 'mrow' | 'mi' | 'mn' | 'mo' | 'msub' | 'msup' | 'mpadded';
  text?: string;
  children?: MathNode[];
  attributes?: Record<string, string>;
}

/** Variables as letters, or as the numbers that they stand for. */
export type Show = 'symbols' | 'values';

const leaf = (tag: 'mi' | 'mn' | 'mo', text: string, attributes?: Record<string, string>): MathNode => ({
  tag,
  text,
  ...(attributes && { attributes }),
});
/** One letter slants, a word stands upright; in the page's own face, not in a mathematical alphabet that it may lack. */
const word = (text: string): MathNode =>
  leaf('mi', text, { mathvariant: 'normal', class: text.length === 1 ? 'letter' : 'word' });
/** Letters that reach below the line would push their index down; all indices of a formula stand on one line. */
const shallow = (letter: MathNode): MathNode =>
  /^[gjpqy]$/.test(letter.text!)
    ? { tag: 'mpadded', children: [letter], attributes: { depth: '0' } }
    : letter;
const row = (...children: MathNode[]): MathNode => ({ tag: 'mrow', children });
/** Brackets as high as a letter: all is on one line, and Firefox would leave room for high ones. */
const fence = (open: string, inner: MathNode, close: string): MathNode => {
  const stretchy = 'false';
  return row(leaf('mo', open, { stretchy }), inner, leaf('mo', close, { stretchy }));
};
const between = (nodes: readonly MathNode[], operator: (index: number) => MathNode): MathNode[] =>
  nodes.flatMap((node, index) => (index === 0 ? [node] : [operator(index), node]));

const timesSign = leaf('mo', '\u00d7');
/** "Invisible times": spoken, and drawn as a little room. */
const unseenTimes = leaf('mo', '\u2062', { lspace: '0.12em', rspace: '0' });

/** How tightly a formula holds together: 1 for a sum, 2 for a product, 3 for a power, 4 for what needs no brackets. */
function tightness(formula: Formula, show: Show): number {
  switch (formula.kind) {
    case 'sum':
      return formula.terms.length === 1 ? tightness(formula.terms[0]!.of, show) : 1;
    case 'product':
      return formula.factors.length === 1 ? tightness(formula.factors[0]!, show) : 2;
    case 'fraction':
      return 2;
    case 'power':
      return 3;
    case 'number':
      return formula.value < 0 ? 1 : 4;
    case 'variable':
      return show === 'values' && formula.value < 0 ? 1 : 4;
    default:
      return 4;
  }
}

const held = (formula: Formula, show: Show, least: number): MathNode => {
  const inner = mathOf(formula, show);
  return tightness(formula, show) < least ? fence('(', inner, ')') : inner;
};

function variableOf({ symbol, sub, value, link }: Variable, show: Show): MathNode {
  const attributes = link === undefined ? undefined : { 'data-link': link };
  if (show === 'values') return leaf('mn', numeral(value), attributes);
  const letter = word(symbol);
  if (sub === undefined) return { ...letter, attributes: { ...letter.attributes, ...attributes } };
  const below = /^\d+$/.test(sub) ? leaf('mn', sub) : word(sub);
  return { tag: 'msub', children: [shallow(letter), below], ...(attributes && { attributes }) };
}

/** A formula as MathML, all on one line, with brackets where they are needed and nowhere else. */
export function mathOf(formula: Formula, show: Show): MathNode {
  switch (formula.kind) {
    case 'number':
      return leaf('mn', numeral(formula.value));
    case 'variable':
      return variableOf(formula, show);
    case 'sum': {
      const terms = formula.terms.flatMap(({ sign, of }, index) => {
        const term = held(of, show, index === 0 && sign === 1 ? 1 : 2);
        if (sign === -1) return [leaf('mo', '\u2212'), term];
        return index === 0 ? [term] : [leaf('mo', '+'), term];
      });
      return row(...terms);
    }
    case 'product': {
      // A fraction before another factor is bracketed: a/b c would be read as a/(b c).
      const factors = formula.factors.map((factor, index) =>
        held(factor, show, factor.kind === 'fraction' && index < formula.factors.length - 1 ? 3 : 2),
      );
      const needsSign = (index: number) => show === 'values' || formula.factors[index]!.kind === 'number';
      return row(...between(factors, (index) => (needsSign(index) ? timesSign : unseenTimes)));
    }
    case 'fraction':
      return row(held(formula.above, show, 2), leaf('mo', '/'), held(formula.below, show, 3));
    case 'power':
      return { tag: 'msup', children: [held(formula.base, show, 4), mathOf(formula.exponent, show)] };
    case 'floor':
      return fence('\u230a', mathOf(formula.of, show), '\u230b');
    case 'ceil':
      return fence('\u2308', mathOf(formula.of, show), '\u2309');
    case 'min':
    case 'max':
      return row(
        word(formula.kind),
        fence(
          '(',
          row(
            ...between(
              formula.of.map((part) => mathOf(part, show)),
              () => leaf('mo', ','),
            ),
          ),
          ')',
        ),
      );
  }
}

/** The links of a chain `left = symbols = values = result`, each to be kept on one line. */
export function chain({ left, right }: Equation, show: Show | 'chain'): MathNode[] {
  const equals = (node: MathNode) => row(leaf('mo', '='), node);
  const links = [
    equals(mathOf(right, 'symbols')),
    equals(mathOf(right, 'values')),
    equals(mathOf(left, 'values')),
  ];
  if (show === 'symbols') return [mathOf(left, 'symbols'), links[0]!];
  if (show === 'values') return [links[1]!, links[2]!];
  const plain = right.kind === 'number' || right.kind === 'variable';
  return [
    mathOf(left, 'symbols'),
    links[0]!,
    ...(plain ? [] : [links[1]!]),
    ...(right.kind === 'number' ? [] : [links[2]!]),
  ];
}
