const numerals = new Intl.NumberFormat('en', { maximumFractionDigits: 4, signDisplay: 'negative' });

/** A number as figures write it: thousands apart, a true minus, and none before 0. */
export const numeral = (value: number): string =>
  numerals.format(value).replaceAll(',', '\u2009').replace('-', '\u2212');
