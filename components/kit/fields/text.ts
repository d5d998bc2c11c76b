import lz from 'lz-string';
import { type Field, show } from './field.ts';

/** A setting that is free text. */
export interface TextField extends Field<string> {
  readonly kind: 'text';
  readonly maxLength: number;
}

const packedMark = 'lz.';
const worthPacking = 60;

/**
 * Free text; an address packs it (lz-string) where it is long.
 * Apart from the other fields, so that figures without text do not carry the packer.
 */
export const text = (options: { label: string; default: string; maxLength: number }): TextField => ({
  kind: 'text',
  ...options,
  fault(value) {
    if (typeof value !== 'string') return `must be text but is ${show(value)}`;
    if (value.length <= options.maxLength) return undefined;
    return `must be at most ${options.maxLength} characters long but has ${value.length}`;
  },
  fit: (value) => value.slice(0, options.maxLength),
  write: (value) =>
    value.length < worthPacking && !value.startsWith(packedMark)
      ? value
      : packedMark + lz.compressToEncodedURIComponent(value),
  read: (written) =>
    written.startsWith(packedMark)
      ? lz.decompressFromEncodedURIComponent(written.slice(packedMark.length))
      : written,
});
