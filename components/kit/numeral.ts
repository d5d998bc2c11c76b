const numerals = new Intl.NumberFormat('en', { maximumFractionDigits: 4, signDisplay: 'negative' });

/** A number as figures write it: thousands apart by a narrow space that breaks no line, a true minus, and none before 0. */
export const numeral = (value: number): string =>
  numerals.format(value).replaceAll(',', '\u202f').replace('-', '\u2212');
