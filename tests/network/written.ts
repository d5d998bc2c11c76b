import type { Equation, Formula } from '@network/formula.ts';

/** A formula on one line, its variables as letters or as their values; sums within products stand in brackets. */
function line(formula: Formula, values: boolean): string {
  const held = (part: Formula) =>
    part.kind === 'sum' && part.terms.length > 1 ? `(${line(part, values)})` : line(part, values);
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'variable':
      return values ? String(formula.value) : `${formula.symbol}${formula.sub ? `_${formula.sub}` : ''}`;
    case 'sum':
      return formula.terms
        .map(
          ({ sign, of }, index) => `${index ? (sign < 0 ? ' − ' : ' + ') : sign < 0 ? '−' : ''}${held(of)}`,
        )
        .join('');
    case 'product':
      return formula.factors.map(held).join('·');
    case 'fraction':
      return `${held(formula.above)} / ${held(formula.below)}`;
    case 'power':
      return `${held(formula.base)}^${held(formula.exponent)}`;
    case 'floor':
      return `⌊${line(formula.of, values)}⌋`;
    case 'ceil':
      return `⌈${line(formula.of, values)}⌉`;
    default:
      return `${formula.kind}(${formula.of.map((part) => line(part, values)).join(', ')})`;
  }
}

/** 'r = r_in + (k_h − 1)·j_in = 5 + (3 − 1)·2 = 9'. */
export const written = ({ left, right }: Equation): string =>
  `${line(left, false)} = ${line(right, false)} = ${line(right, true)} = ${left.value}`;
