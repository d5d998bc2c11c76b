/** The settings that stand before a field in its table: what its limits may depend on. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a field cannot know the types of the table it will stand in
export type Before = Readonly<Record<string, any>>;

/** One setting of a figure: what it may be, what it is if nothing is said, and how an address spells it. */
export interface Field<T> {
  readonly kind: 'integer' | 'number' | 'choice' | 'flag' | 'text' | 'list';
  /** What a control calls it: 'kernel'. */
  readonly label: string;
  readonly default: T;
  /** What an author wrote in short, spelled out; fields that have no short form leave it out. */
  complete?(given: unknown): unknown;
  /**
   * What is wrong with a value, as the end of a sentence ('must be … but is …'); undefined if nothing is.
   * Without the settings before, only the limits that do not depend on them are asked.
   */
  fault(value: unknown, before?: Before): string | undefined;
  /** The nearest value that will do. */
  fit(value: T, before: Before): T;
  /** The value as an address spells it. */
  write(value: T): string;
  /** What an address spelled; anything not understood is handed back as it is, for `fault` to refuse. */
  read(text: string): unknown;
}

/** The value that a field holds. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** A value as an error shows it: 'abc', 3, [1, 2]. */
export const show = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
