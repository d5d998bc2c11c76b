import { getCollection, type CollectionEntry } from 'astro:content';

type Problem = CollectionEntry<'homework'>['data'];

/** A question of the homework with the problem that it belongs to. */
export interface Asked {
  readonly problem: Problem;
  readonly question: Problem['questions'][number];
}

const problems = async (): Promise<Problem[]> => (await getCollection('homework')).map(({ data }) => data);

/** Every question of the homework. */
export const questions = async (): Promise<Asked[]> =>
  (await problems()).flatMap((problem) => problem.questions.map((question) => ({ problem, question })));

/** The question with this id. @throws Error that lists the ids there are. */
export async function questionOf(id: string): Promise<Asked> {
  const all = await questions();
  const asked = all.find(({ question }) => question.id === id);
  if (asked === undefined)
    throw new Error(
      `Question: homework.yaml has no question '${id}'; it has ${all.map(({ question }) => question.id).join(', ')}.`,
    );
  return asked;
}

/** 'Problem 3 A', and 'Problem 4' where a problem is one question. */
export const nameOf = ({ problem, question }: Asked): string =>
  question.label === undefined ? problem.title : `${problem.title} ${question.label}`;

/** '15 points', or '10 points for all of Problem 3' where the homework does not divide them. */
export function pointsOf({ problem, question }: Asked): string {
  const points = question.points ?? problem.points;
  if (points === undefined) return '';
  return question.points === undefined ? `${points} points for all of ${problem.title}` : `${points} points`;
}

/** What a problem is worth: what the homework gives it as a whole, or what it gives to its questions. */
export const totalPoints = ({ points, questions }: Problem): number =>
  points ?? questions.reduce((sum, question) => sum + (question.points ?? 0), 0);
