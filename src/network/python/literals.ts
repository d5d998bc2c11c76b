const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** The value of one Python string literal, its prefix and quotes included in `source`. */
export function stringValue(source: string): string {
  const match = /^([a-zA-Z]*)("""|'''|"|')/.exec(source);
  if (!match) return source;
  const [opening, prefix = '', quote = ''] = match;
  const closed = source.length >= opening.length + quote.length && source.endsWith(quote);
  const body = source.slice(opening.length, closed ? -quote.length : undefined);
  return /r/i.test(prefix) ? body : unescaped(body);
}

/** Text with Python's backslash escapes replaced by what they stand for. */
export function unescaped(body: string): string {
  return body.replace(
    /\\([\s\S])/g,
    (whole, letter: string) => escapes[letter] ?? (/["'\\]/.test(letter) ? letter : whole),
  );
}

/** The value of a Python number: underscores, other bases and exponents; null for complex numbers. */
export function numberValue(source: string): { value: number; float: boolean } | null {
  const plain = source.replaceAll('_', '').toLowerCase();
  if (/^0[xob]/.test(plain)) return finite(Number(plain), false);
  return finite(Number(plain), /[.e]/.test(plain));
}

const finite = (value: number, float: boolean) => (Number.isFinite(value) ? { value, float } : null);
