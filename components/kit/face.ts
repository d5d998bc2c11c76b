import type { Fields } from './fields/record.ts';
import type { Input, SettingsOf, Table } from './settings.ts';

/**
 * Live wakes when a reader turns to it or a step sets it; still is drawn on the server and stays so (paper);
 * address reads and writes the page's query.
 */
export type Edition = 'live' | 'still' | 'address';

/** What a figure is, for the gallery and for screen readers. */
export interface About {
  readonly title: string;
  readonly summary: string;
}

/** The name of the file that is a figure's face, and of its tag: its folder in PascalCase. 'undo-it' → 'UndoIt'. */
export const faceOf = (folder: string): string =>
  folder.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** Settings with a name: an entry in the gallery, and a case of the browser tests. */
export interface Example<F extends Fields = Fields> {
  readonly name: string;
  readonly title: string;
  readonly settings: Input<F>;
  /** What to see in it, in a sentence. */
  readonly note: string;
}

/** What an author may write on a figure in MDX: the name of an example, and any settings over it. */
export type FaceProps<T> =
  T extends Table<infer F>
    ? Input<F> & { example?: string; step?: Input<F>; caption?: string; edition?: Edition; id?: string }
    : never;

/** What a figure is drawn from, once checked. */
export interface Face<T> {
  readonly initial: SettingsOf<T>;
  /** What steps are laid over: the settings as the author wrote them, the defaults not yet filled in. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly edition: Edition;
  readonly caption?: string;
  readonly id?: string;
}

/** Astro marks what a styled page draws; such marks are no settings. */
const withoutMarks = (said: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(said).filter(([name]) => !name.startsWith('data-astro-')));

/**
 * Puts the author's settings over those of the example, and checks them while the site is built.
 * @throws Error naming the figure, everything wrong in it, and what would be right.
 */
export function face<F extends Fields>(
  widget: string,
  table: Table<F>,
  examples: readonly Example<F>[],
  props: FaceProps<Table<F>>,
): Face<Table<F>> {
  const { example, step, caption, edition = 'live', id, ...said } = props as FaceProps<Table>;
  const settings = withoutMarks(said);
  const named = examples.find(({ name }) => name === example);
  if (example !== undefined && !named) {
    const names = examples.map(({ name }) => name).join(', ');
    throw new Error(`figure ${widget}: there is no example '${example}' (there are: ${names})`);
  }
  try {
    const base = { ...named?.settings, ...settings };
    table.check(base);
    const initial = table.check({ ...base, ...step }) as SettingsOf<Table<F>>;
    return {
      initial,
      base,
      edition,
      ...(caption !== undefined && { caption }),
      ...(id !== undefined && { id }),
    };
  } catch (error) {
    throw new Error(`figure ${widget}: ${(error as Error).message}`, { cause: error });
  }
}
