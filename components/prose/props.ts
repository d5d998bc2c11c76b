import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { StepSet } from './steps/set.ts';

/** What a lesson says of its pieces, in every edition: lesson, deck and print. */

export interface SlideProps {
  /** In a talk, shown only if asked: the slide stands after the last. */
  backup?: boolean;
}

export interface CheckProps extends SlideProps {
  /** Names the check within its lesson; the reader's prediction is remembered under it. */
  name: string;
  question: string;
  choices: readonly string[];
  /** The right choice, counted from 1 as readers count. */
  right: number;
}

export interface MisconceptionProps extends SlideProps {
  claim: string;
}

export interface PointsProps extends SlideProps {
  /** Names the slide in its address. */
  name: string;
  title: string;
  /** In a talk, the slide shows what is in bold, line by line. */
  headlines?: boolean;
}

export interface StepProps extends SlideProps {
  /** Names the step in addresses; unique in its lesson. */
  name: string;
  title: string;
  set?: StepSet;
  /** The figure's part that the step is about: its `data-part`, or `data-link`. Brought into sight where the figure scrolls. */
  look?: string;
}

/** Everything but `of` and `label` goes to the figure: the base that each step's `set` is laid over. */
export interface StepsProps {
  /** The widget. */
  of: AstroComponentFactory;
  /** What the steps show, in a few words. */
  label: string;
  [setting: string]: unknown;
}

export interface DerivationProps {
  title: string;
}
