import Cite from '../Cite.astro';
import Derivation from '../Derivation.astro';
import Margin from '../Margin.astro';
import Sources from '../Sources.astro';
import Term from '../Term.astro';
import Answer from './Answer.astro';
import Ask from './Ask.astro';
import Check from './Check.astro';
import Misconception from './Misconception.astro';
import Notes from './Notes.astro';
import Points from './Points.astro';
import Question from './Question.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import TakeHome from './TakeHome.astro';

/** The prose pieces as a deck has them: some are slides, the others stand within them. */
export const deckPieces = {
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
