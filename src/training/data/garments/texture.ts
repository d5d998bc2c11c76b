import type { Random } from '@engine/random.ts';

/** How bright the cloth is at (x, y), next to plain cloth. */
export type Texture = (x: number, y: number) => number;

const even = (value: number): boolean => Math.floor(value) % 2 === 0;

/** Plain, striped across or along, chequered, dotted, or shaded from one side. */
export function texture(random: Random): Texture {
  const width = random.uniform(0.14, 0.35);
  const dark = random.uniform(0.35, 0.8);
  const shift = random.uniform();
  const along = (value: number) => value / width + shift + 100;
  switch (random.below(8)) {
    case 0:
      return (_, y) => (even(along(y)) ? 1 : dark);
    case 1:
      return (x) => (even(along(x)) ? 1 : dark);
    case 2:
      return (x, y) => (even(along(x)) === even(along(y)) ? 1 : dark);
    case 3:
      return (x, y) => (((along(x) % 1) - 0.5) ** 2 + ((along(y) % 1) - 0.5) ** 2 < 0.07 ? dark : 1);
    case 4:
      return (x) => 1 + (1 - dark) * x;
    default:
      return () => 1;
  }
}
