import type { Random } from '@engine/random.ts';
import { type Colour, type Limb, limb, varied } from './limb.ts';
import type { Part } from './scene.ts';

const GREY: Colour = [0.52, 0.5, 0.47];
const LEAVES: Colour = [0.19, 0.28, 0.11];
const BARK: Colour = [0.36, 0.29, 0.22];

/** Round blobs about a middle, the later ones further in. */
const blobs = (random: Random, count: number, spread: number, radius: number, colour: Colour): Limb[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = random.uniform(0, 2 * Math.PI);
    const far = spread * (1 - index / count);
    const [x, y] = [far * Math.cos(angle), far * Math.sin(angle)];
    const size = radius * random.uniform(0.7, 1.1);
    return limb(
      x,
      y,
      size,
      x + size * random.uniform(-0.6, 0.6),
      y,
      size * 0.8,
      varied(colour, random, 0.05),
    );
  });

/** A stone, often as large as an animal and as grey. */
export function rock(random: Random): Part {
  const size = random.uniform(0.12, 0.55);
  return {
    limbs: blobs(random, 4, size * 0.8, size, varied(GREY, random, 0.1)),
    height: size * 0.8,
  };
}

/** A fallen trunk, long and narrow as an animal is. */
export function log(random: Random): Part {
  const [half, thick] = [random.uniform(0.5, 1.6), random.uniform(0.08, 0.17)];
  const bark = varied(BARK, random, 0.08);
  const branch = random.uniform(-0.6, 0.6) * half;
  return {
    limbs: [
      limb(branch, 0, 0.05, branch + 0.35, random.uniform(-0.6, 0.6), 0.03, bark),
      limb(-half, 0, thick, half, 0, thick * 0.75, bark),
    ],
    height: 2 * thick,
  };
}

export function bush(random: Random): Part {
  const size = random.uniform(0.25, 0.6);
  return { limbs: blobs(random, 7, size, size * 0.6, varied(LEAVES, random, 0.06)), height: size };
}

export function tree(random: Random): Part {
  const size = random.uniform(0.9, 2.1);
  return {
    limbs: blobs(random, 16, size * 1.1, size * 0.42, varied(LEAVES, random, 0.05)),
    height: size * 2,
  };
}
