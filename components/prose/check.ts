/** What a lesson says of a check, in every edition. */
export interface CheckProps {
  /** Names the check within its lesson; the reader's prediction is remembered under it. */
  name: string;
  question: string;
  choices: readonly string[];
  /** The right choice, counted from 1 as readers count. */
  right: number;
  /** In a talk, shown only if asked: the slide stands after the last. */
  backup?: boolean;
}
