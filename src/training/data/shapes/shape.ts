import type { Random } from '@engine/random.ts';

/** The classes of a pixel, in the order of their labels. */
export const shapeClasses = ['background', 'disc', 'triangle', 'stick'] as const;

/** One drawn shape, in pixels of the picture. */
export interface Drawn {
  /** 1 … 3: its place among `shapeClasses`. */
  label: number;
  /** The middle, and how far the shape reaches from it. */
  x: number;
  y: number;
  reach: number;
  /** How far outside its edge a point lies; below 0 inside. */
  distance: (x: number, y: number) => number;
}

/** A direction, each as likely as any other. No sine is asked, so that it is the same on every machine. */
function direction(random: Random): readonly [cos: number, sin: number] {
  const [x, y] = [random.uniform(-1, 1), random.uniform(-1, 1)];
  const length = Math.sqrt(x * x + y * y);
  return length > 1 || length < 0.1 ? direction(random) : [x / length, y / length];
}

const HALF_ROOT_3 = Math.sqrt(3) / 2;

/** Distance from the middle, turned and cut off at each of three sides. */
function triangle(radius: number, [cos, sin]: readonly [number, number]) {
  return (x: number, y: number): number => {
    const [u, v] = [cos * x + sin * y, cos * y - sin * x];
    return Math.max(v, HALF_ROOT_3 * u - v / 2, -HALF_ROOT_3 * u - v / 2) - radius / 2;
  };
}

const stick =
  (half: number, thick: number, [cos, sin]: readonly [number, number]) =>
  (x: number, y: number): number =>
    Math.max(Math.abs(cos * x + sin * y) - half, Math.abs(cos * y - sin * x) - thick / 2);

/** A shape of this class at a place: its size and direction are drawn. */
export function drawShape(label: number, x: number, y: number, random: Random): Drawn {
  const turn = direction(random);
  const about = (reach: number, distance: (x: number, y: number) => number): Drawn => ({
    label,
    x,
    y,
    reach,
    distance: (px, py) => distance(px - x, py - y),
  });
  switch (shapeClasses[label]) {
    case 'disc': {
      const radius = random.uniform(5, 10);
      return about(radius, (px, py) => Math.sqrt(px * px + py * py) - radius);
    }
    case 'triangle': {
      const radius = random.uniform(8, 14);
      return about(radius, triangle(radius, turn));
    }
    default: {
      const half = random.uniform(10, 16);
      return about(half, stick(half, random.uniform(2.5, 4), turn));
    }
  }
}
