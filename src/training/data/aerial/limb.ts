import type { Random } from '@engine/random.ts';

/** Red, green and blue in 0…1, as they are in full light. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A cone with round ends, from above: both ends with their radii, in metres. */
export interface Limb {
  x0: number;
  y0: number;
  r0: number;
  x1: number;
  y1: number;
  r1: number;
  colour: Colour;
  /** One over the length squared of the way between the ends. */
  inverse: number;
}

export const limb = (
  x0: number,
  y0: number,
  r0: number,
  x1: number,
  y1: number,
  r1: number,
  colour: Colour,
): Limb => ({ x0, y0, r0, x1, y1, r1, colour, inverse: 1 / ((x1 - x0) ** 2 + (y1 - y0) ** 2 || 1) });

/** How far from the middle of the limb, made thicker by `more`, the point lies: 0 on its line, 1 on its edge, more outside. */
export function across({ x0, y0, r0, x1, y1, r1, inverse }: Limb, x: number, y: number, more = 0): number {
  const wx = x1 - x0;
  const wy = y1 - y0;
  const px = x - x0;
  const py = y - y0;
  const t = Math.min(1, Math.max(0, (px * wx + py * wy) * inverse));
  const dx = px - t * wx;
  const dy = py - t * wy;
  return Math.sqrt(dx * dx + dy * dy) / (r0 + t * (r1 - r0) + more);
}

/** Whether the point lies on any of the limbs, or within this distance of one. */
export function isNear(limbs: readonly Limb[], x: number, y: number, distance = 0): boolean {
  for (const limb of limbs) if (across(limb, x, y, distance) <= 1) return true;
  return false;
}

/** The limb that is on top at a point; undefined beside all of them. */
export function topAt(limbs: readonly Limb[], x: number, y: number): Limb | undefined {
  for (let index = limbs.length - 1; index >= 0; index--) {
    if (across(limbs[index]!, x, y) <= 1) return limbs[index];
  }
  return undefined;
}

/** The colour, somewhat lighter or darker and each part of it a little off. */
export function varied([red, green, blue]: Colour, random: Random, by: number): Colour {
  const light = random.uniform(-by, by);
  const own = () => light + random.uniform(-by / 4, by / 4);
  return [red + own(), green + own(), blue + own()];
}
