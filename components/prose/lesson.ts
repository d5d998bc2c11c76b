import Answer from './Answer.astro';
import Ask from './Ask.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Derivation from './Derivation.astro';
import Margin from './Margin.astro';
import Misconception from './Misconception.astro';
import Notes from './Notes.astro';
import Points from './Points.astro';
import Question from './Question.astro';
import Sources from './Sources.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import TakeHome from './TakeHome.astro';
import Term from './Term.astro';

/** What a lesson's MDX may use without importing it, as readers get it. */
export const lessonPieces = {
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
