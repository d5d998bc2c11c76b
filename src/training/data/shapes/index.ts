import { Random } from '@engine/random.ts';
import { type Drawn, drawShape, shapeClasses } from './shape.ts';

export { shapeClasses } from './shape.ts';

/** Pixels of a picture's side. */
export const SHAPES_SIDE = 64;

/** Pictures in which every pixel has a label. */
export interface ShapePictures {
  count: number;
  /** [count, side, side], 0 to 255. */
  images: Uint8Array;
  /** [count, side, side]: places among `shapeClasses`. */
  labels: Uint8Array;
}

/** Samples per pixel along each axis. */
const SAMPLES = 2;
const MOST = 4;

/** Shapes that leave each other room: each is tried a few times, and left out if it will not fit. */
function place(random: Random): Drawn[] {
  const placed: Drawn[] = [];
  const wanted = 2 + random.below(MOST - 1);
  for (let attempt = 0; attempt < 30 && placed.length < wanted; attempt++) {
    const label = 1 + random.below(shapeClasses.length - 1);
    const [x, y] = [random.uniform(8, SHAPES_SIDE - 8), random.uniform(8, SHAPES_SIDE - 8)];
    const shape = drawShape(label, x, y, random);
    const isClear = placed.every(
      (other) => (other.x - x) ** 2 + (other.y - y) ** 2 > (0.8 * (other.reach + shape.reach)) ** 2,
    );
    if (isClear) placed.push(shape);
  }
  return placed;
}

/** One picture: shapes lighter or darker than a ground that changes from side to side, all under grain. */
function draw(random: Random, image: Uint8Array, labels: Uint8Array): void {
  const shapes = place(random);
  const ground = random.uniform(80, 170);
  const [across, down] = [random.uniform(-45, 45), random.uniform(-45, 45)];
  const contrasts = shapes.map(() => (random.uniform() < 0.5 ? -1 : 1) * random.uniform(40, 80));
  const grain = random.uniform(10, 24);
  const shapeAt = (x: number, y: number) => shapes.findIndex(({ distance }) => distance(x, y) < 0);
  for (let row = 0; row < SHAPES_SIDE; row++) {
    for (let column = 0; column < SHAPES_SIDE; column++) {
      let value = ground + across * (column / SHAPES_SIDE - 0.5) + down * (row / SHAPES_SIDE - 0.5);
      for (let step = 0; step < SAMPLES * SAMPLES; step++) {
        const [x, y] = [(step % SAMPLES) + 0.5, Math.floor(step / SAMPLES) + 0.5];
        const at = shapeAt(column + x / SAMPLES, row + y / SAMPLES);
        if (at >= 0) value += contrasts[at]! / SAMPLES ** 2;
      }
      const pixel = row * SHAPES_SIDE + column;
      image[pixel] = Math.max(0, Math.min(255, Math.round(value + grain * random.uniform(-1, 1))));
      labels[pixel] = shapes[shapeAt(column + 0.5, row + 0.5)]?.label ?? 0;
    }
  }
}

/** Pictures of a few shapes with the class of every pixel, drawn by arithmetic: the same seed gives the same pictures. */
export function drawnShapes(count: number, seed: number): ShapePictures {
  const random = new Random(seed);
  const size = SHAPES_SIDE ** 2;
  const [images, labels] = [new Uint8Array(count * size), new Uint8Array(count * size)];
  for (let picture = 0; picture < count; picture++) {
    const [from, to] = [picture * size, (picture + 1) * size];
    draw(random, images.subarray(from, to), labels.subarray(from, to));
  }
  return { count, images, labels };
}
