/** How numbers are written. */
interface Style {
  /** Digits after the point, at most. Default 4. */
  digits?: number;
  /** Whether zeros fill them up. Default false. */
  filled?: boolean;
  /** What stands between thousands. Default a narrow space that breaks no line. */
  gap?: string;
}

/** A writer of numbers: a true minus, and none before 0 nor before what is rounded to it. */
export function numerals({ digits = 4, filled = false, gap = '\u202f' }: Style = {}): (
  value: number,
) => string {
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: filled ? digits : 0,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  return (value) => format.format(value).replaceAll(',', gap).replace('-', '\u2212');
}

/** A number as figures write it. */
export const numeral = numerals();
