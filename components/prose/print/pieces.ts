import Answer from '../Answer.astro';
import Ask from '../Ask.astro';
import Cite from '../Cite.astro';
import Misconception from '../Misconception.astro';
import Notes from '../Notes.astro';
import Points from '../Points.astro';
import Question from '../Question.astro';
import Sources from '../Sources.astro';
import TakeHome from '../TakeHome.astro';
import Term from '../Term.astro';
import Check from './Check.astro';
import Derivation from './Derivation.astro';
import Margin from './Margin.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';

/** The prose pieces on paper: every step with its own figure, and nothing folded away. */
export const printPieces = {
  Answer,
  Ask,
  Check,
  Cite,
  Derivation,
  Margin,
  Misconception,
  Notes,
  Points,
  Question,
  Sources,
  Step,
  Steps,
  TakeHome,
  Term,
};
