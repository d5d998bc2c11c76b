/** What takes time on a slide: the words of its notes, and the questions put to the class. */
export interface TalkSlide {
  readonly words: number;
  readonly questions: number;
}

/* Our assumptions, to be set right by whoever has timed a class. */

/** Slower than conversation, about 150: the class looks at a figure while it listens. */
const wordsPerMinute = 130;
/** To read a slide and find the place in its figure. */
const secondsToLook = 20;
/** To think, to raise hands, to say why. */
const secondsToAnswer = 25;

/** How long a talk takes, in minutes, if the notes are said as they stand. */
export const talkMinutes = (slides: readonly TalkSlide[]): number =>
  slides.reduce(
    (sum, { words, questions }) =>
      sum + words / wordsPerMinute + (secondsToLook + questions * secondsToAnswer) / 60,
    0,
  );
