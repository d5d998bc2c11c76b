/**
 * Arithmetic as a small tree whose variables know their values: from one tree come the formula in symbols,
 * the same with the values put in, and the result, so that none of the three can drift from the others.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | Variable
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'product'; readonly factors: readonly Formula[] }
  | { readonly kind: 'fraction'; readonly above: Formula; readonly below: Formula }
  | { readonly kind: 'power'; readonly base: Formula; readonly exponent: Formula }
  | { readonly kind: 'floor' | 'ceil'; readonly of: Formula }
  | { readonly kind: 'min' | 'max'; readonly of: readonly Formula[] };

/** A letter with a value: k = 3, or with a subscript, C_in = 64. */
export interface Variable {
  readonly kind: 'variable';
  readonly symbol: string;
  readonly sub?: string;
  readonly value: number;
  /** What it lights up together with, in the figure and the prose: 'kernel'. */
  readonly link?: string;
}

interface Term {
  readonly sign: 1 | -1;
  readonly of: Formula;
}

/** A quantity and how it comes about: r₂ = r₁ + (k₂ − 1)·d₂·j₁. */
export interface Equation {
  readonly left: Variable;
  readonly right: Formula;
}

type Part = Formula | number;

const formula = (part: Part): Formula => (typeof part === 'number' ? { kind: 'number', value: part } : part);

const termsOf = (part: Part): readonly Term[] => {
  const whole = formula(part);
  return whole.kind === 'sum' ? whole.terms : [{ sign: 1, of: whole }];
};

/** A letter that stands for `value`. */
export const variable = (
  symbol: string,
  value: number,
  about: { sub?: string; link?: string } = {},
): Variable => ({
  kind: 'variable',
  symbol,
  value,
  ...about,
});

/** The sum; sums among the parts are dissolved in it. */
export const plus = (...parts: Part[]): Formula => ({ kind: 'sum', terms: parts.flatMap(termsOf) });

/** The first less all the others. */
export const minus = (first: Part, ...others: Part[]): Formula => ({
  kind: 'sum',
  terms: [...termsOf(first), ...others.map((other): Term => ({ sign: -1, of: formula(other) }))],
});

/** The product. */
export const times = (...parts: Part[]): Formula => ({ kind: 'product', factors: parts.map(formula) });

/** The quotient. */
export const over = (above: Part, below: Part): Formula => ({
  kind: 'fraction',
  above: formula(above),
  below: formula(below),
});

export const power = (base: Part, exponent: Part): Formula => ({
  kind: 'power',
  base: formula(base),
  exponent: formula(exponent),
});

export const floor = (of: Part): Formula => ({ kind: 'floor', of: formula(of) });
export const ceil = (of: Part): Formula => ({ kind: 'ceil', of: formula(of) });
/** The smallest of them. */
export const least = (...of: Part[]): Formula => ({ kind: 'min', of: of.map(formula) });
/** The largest of them. */
export const most = (...of: Part[]): Formula => ({ kind: 'max', of: of.map(formula) });

/** `left = right`, where the left side's value is what the right side comes to. */
export const equation = (
  symbol: string,
  right: Formula,
  about: { sub?: string; link?: string } = {},
): Equation => ({
  left: variable(symbol, evaluate(right), about),
  right,
});

/** What a formula comes to with its variables' values. */
export function evaluate(whole: Formula): number {
  switch (whole.kind) {
    case 'number':
    case 'variable':
      return whole.value;
    case 'sum':
      return whole.terms.reduce((total, { sign, of }) => total + sign * evaluate(of), 0);
    case 'product':
      return whole.factors.reduce((total, factor) => total * evaluate(factor), 1);
    case 'fraction':
      return evaluate(whole.above) / evaluate(whole.below);
    case 'power':
      return evaluate(whole.base) ** evaluate(whole.exponent);
    case 'floor':
      return Math.floor(evaluate(whole.of));
    case 'ceil':
      return Math.ceil(evaluate(whole.of));
    case 'min':
      return Math.min(...whole.of.map(evaluate));
    case 'max':
      return Math.max(...whole.of.map(evaluate));
  }
}
