import { type Field, type ValueOf, show } from './field.ts';
import { type Fields, faultsOfDefaults, fitAll, settle, spellOut } from './record.ts';

/** One row of a list. */
export type Row<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** A setting that is a few rows with the same fields: the layers of a stack. */
export interface ListField<F extends Fields> extends Field<readonly Row<F>[]> {
  readonly kind: 'list';
  readonly fields: F;
  readonly minLength: number;
  readonly maxLength: number;
}

const betweenRows = '*';
const betweenFields = '_';

/** An address is read by the names' beginnings. */
function checkNames(label: string, names: readonly string[]): void {
  for (const name of names)
    for (const other of names)
      if (other !== name && other.startsWith(name))
        throw new Error(
          `list '${label}': '${name}' is the beginning of '${other}', so an address could not tell them apart. Rename one.`,
        );
}

/**
 * Rows of fields. MDX may leave out what is a field's default; an address spells each row as
 * names and values run together: `kernel3_stride2*kernel5`.
 * @throws Error if a name is the beginning of another, or a field's default is outside its limits.
 */
export function list<F extends Fields>(
  fields: F,
  options: { label: string; default: readonly Partial<Row<F>>[]; minLength: number; maxLength: number },
): ListField<F> {
  const { label, minLength, maxLength } = options;
  checkNames(label, Object.keys(fields));
  const unsound = faultsOfDefaults(fields);
  if (unsound.length > 0) throw new Error(unsound.map((fault) => `list '${label}': ${fault}`).join('\n'));
  const complete = (rows: readonly unknown[]) => rows.map((row) => settle(fields, row).given as Row<F>);

  const writeRow = (row: Row<F>): string =>
    spellOut(fields, row)
      .map(([name, written]) => name + written)
      .join(betweenFields);

  const readRow = (written: string): unknown => {
    const row: Record<string, unknown> = {};
    for (const part of written.split(betweenFields).filter(Boolean)) {
      const name = Object.keys(fields).find((known) => part.startsWith(known));
      if (name === undefined) row[part] = '';
      else row[name] = fields[name]!.read(part.slice(name.length));
    }
    return row;
  };

  return {
    kind: 'list',
    label,
    fields,
    minLength,
    maxLength,
    default: complete(options.default),
    complete: (given) => (Array.isArray(given) ? complete(given) : given),
    fault(value) {
      if (!Array.isArray(value)) return `must be a list but is ${show(value)}`;
      if (value.length < minLength || value.length > maxLength) {
        return `must have ${minLength} to ${maxLength} rows but has ${value.length}`;
      }
      const faults = value.flatMap((row, index) =>
        settle(fields, row).faults.map((fault) => `in row ${index + 1}, ${fault}`),
      );
      return faults.length === 0 ? undefined : `is wrong: ${faults.join('; ')}`;
    },
    fit(rows) {
      const fitted = rows.slice(0, maxLength).map((row) => fitAll(fields, row));
      return fitted.length === rows.length && fitted.every((row, index) => row === rows[index])
        ? rows
        : fitted;
    },
    write: (rows) => rows.map(writeRow).join(betweenRows),
    read: (written) => complete(written.split(betweenRows).map(readRow)),
  };
}
