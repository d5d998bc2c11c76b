import type { Equation, Formula, Variable } from '../formula.ts';

type Show = 'symbols' | 'values';

/** An equation as KaTeX source: in symbols, and with the values put in. Linked symbols carry \htmlData{link=…}. */
export const toTex = ({
  left,
  right,
}: Equation): { symbolic: string; substituted: string; value: number } => ({
  symbolic: `${tex(left, 'symbols')} = ${tex(right, 'symbols')}`,
  substituted: `${tex(left, 'symbols')} = ${tex(right, 'values')} = ${left.value}`,
  value: left.value,
});

function tex(formula: Formula, show: Show): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'variable':
      return symbol(formula, show);
    case 'sum':
      return formula.terms
        .map(
          ({ sign, of }, index) =>
            (sign < 0 ? ' - ' : index ? ' + ' : '') + (sign < 0 || index ? held(of, show) : tex(of, show)),
        )
        .join('')
        .trim();
    case 'product':
      return formula.factors.map((factor) => held(factor, show)).join(' \\cdot ') || '1';
    case 'fraction':
      return `\\frac{${tex(formula.above, show)}}{${tex(formula.below, show)}}`;
    case 'power':
      return `${held(formula.base, show)}^{${tex(formula.exponent, show)}}`;
    case 'floor':
    case 'ceil':
      return `\\left\\l${formula.kind} ${tex(formula.of, show)} \\right\\r${formula.kind}`;
    case 'min':
    case 'max':
      return `\\${formula.kind}\\left(${formula.of.map((part) => tex(part, show)).join(', ')}\\right)`;
  }
}

/** Several letters are a word, and upright. */
function symbol({ symbol: name, sub, value, link }: Variable, show: Show): string {
  const letter = name.length > 1 ? `\\mathrm{${name}}` : name;
  const word = sub && sub.length > 1 ? `\\mathrm{${sub}}` : sub;
  const written = show === 'values' ? String(value) : word ? `${letter}_{${word}}` : letter;
  return link ? `\\htmlData{link=${link}}{${written}}` : written;
}

/** In brackets where a sum or a negative number would otherwise run into its neighbours. */
function held(formula: Formula, show: Show): string {
  const negative =
    (formula.kind === 'number' || (formula.kind === 'variable' && show === 'values')) && formula.value < 0;
  const sum = formula.kind === 'sum' && formula.terms.length > 1;
  return negative || sum ? `\\left(${tex(formula, show)}\\right)` : tex(formula, show);
}
