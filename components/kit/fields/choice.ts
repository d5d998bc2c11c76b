import { type Field, show } from './field.ts';

/** A setting that is one of a few words. */
export interface ChoiceField<T extends string> extends Field<T> {
  readonly kind: 'choice';
  readonly options: readonly T[];
  /** What a control calls each option. */
  readonly names: Readonly<Record<T, string>>;
}

/** One of a few words; `names` says what a control calls them where the word itself will not do. */
export function choice<const T extends string>(
  options: readonly T[],
  { label, names, ...rest }: { label: string; default: NoInfer<T>; names?: Partial<Record<T, string>> },
): ChoiceField<T> {
  return {
    kind: 'choice',
    label,
    default: rest.default,
    options,
    names: Object.fromEntries(options.map((option) => [option, names?.[option] ?? option])) as Record<
      T,
      string
    >,
    fault: (value) =>
      options.includes(value as T)
        ? undefined
        : `must be one of ${options.map(show).join(', ')} but is ${show(value)}`,
    fit: (value) => value,
    write: (value) => value,
    read: (text) => text,
  };
}
