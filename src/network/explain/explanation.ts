import type { Equation } from '../formula.ts';

/** How a number of the table comes about: an equation where one says it, and a sentence where that is more honest. */
export interface Explanation {
  value: number | null;
  equation?: Equation;
  words?: string;
}
