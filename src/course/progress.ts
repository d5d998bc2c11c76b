/** How far one reader has come in one page. */
export interface PageProgress {
  /** The furthest that was read, from 0 (the top) to 1 (the end). */
  readonly furthest: number;
  /** The choice that was predicted in each check, by the check's name, counted from 0. */
  readonly predictions: Readonly<Record<string, number>>;
}

/** A reader's progress: pages by name. */
export type Progress = Readonly<Record<string, PageProgress>>;

/** Of a page that was never opened. */
export const untouched: PageProgress = { furthest: 0, predictions: {} };

/** How far a page is read; a page that is not there is untouched. */
export const pageIn = (progress: Progress, page: string): PageProgress => progress[page] ?? untouched;

/** Reading on never undoes what was read. `share` outside 0…1 is moved into it. */
export function withReading(progress: Progress, page: string, share: number): Progress {
  const before = pageIn(progress, page);
  const furthest = Math.max(before.furthest, Math.min(1, share));
  return furthest === before.furthest ? progress : { ...progress, [page]: { ...before, furthest } };
}

/** The first prediction stands: what one says after having seen the answer is no prediction. */
export function withPrediction(progress: Progress, page: string, check: string, choice: number): Progress {
  const before = pageIn(progress, page);
  if (Object.hasOwn(before.predictions, check)) return progress;
  return { ...progress, [page]: { ...before, predictions: { ...before.predictions, [check]: choice } } };
}

/** What a page's entry on the map says: nothing, how much was read, or that it was. */
export function wordFor({ furthest }: PageProgress): string {
  if (furthest >= 1) return 'read';
  const percent = Math.floor(furthest * 100);
  return percent < 5 ? '' : `${percent} % read`;
}

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

const isShare = (input: unknown): input is number => typeof input === 'number' && input >= 0 && input <= 1;

const isChoice = (entry: [string, unknown]): entry is [string, number] =>
  Number.isInteger(entry[1]) && (entry[1] as number) >= 0;

function readPage(input: unknown): PageProgress {
  if (!isRecord(input)) return untouched;
  const predictions = isRecord(input.predictions) ? Object.entries(input.predictions).filter(isChoice) : [];
  return {
    furthest: isShare(input.furthest) ? input.furthest : 0,
    predictions: Object.fromEntries(predictions),
  };
}

/** Reads what `JSON.stringify(progress)` wrote. Whatever is not progress, in whole or in part, counts as none. */
export function readProgress(text: string | null): Progress {
  try {
    const input: unknown = JSON.parse(text ?? '{}');
    if (!isRecord(input)) return {};
    return Object.fromEntries(Object.entries(input).map(([page, entry]) => [page, readPage(entry)]));
  } catch {
    return {};
  }
}
