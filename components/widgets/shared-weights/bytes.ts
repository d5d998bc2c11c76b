const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** An amount of memory, three digits and a decimal unit: 422822400 → '423 MB'. */
export function bytes(amount: number): string {
  const power = amount < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(amount) / 3));
  return `${Number((amount / 1000 ** power).toPrecision(3))} ${units[power]}`;
}
