import type { Random } from '@engine/random.ts';
import type { Part, Point } from './part.ts';
import { texture } from './texture.ts';

export const SIDE = 28;
/** Samples per pixel along each axis. */
const SAMPLES = 2;

/** Whether a ray to the right from the point crosses the outline an odd number of times (Shimrat 1962). */
function inside(outline: readonly Point[], x: number, y: number): boolean {
  let odd = false;
  let [x1, y1] = outline.at(-1)!;
  for (const [x2, y2] of outline) {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) odd = !odd;
    [x1, y1] = [x2, y2];
  }
  return odd;
}

/** A part and the box around it, which most points are outside of. */
type Boxed = Part & { left: number; right: number; top: number; bottom: number };

function boxed(part: Part): Boxed {
  const [xs, ys] = [part.outline.map(([x]) => x), part.outline.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return { ...part, left, right, top, bottom };
}

/** Shade of the topmost part at the point; 0 where there is none. */
function shadeAt(parts: readonly Boxed[], x: number, y: number): number {
  const seen = parts.findLast(
    ({ left, right, top, bottom, outline }) =>
      x > left && x < right && y > top && y < bottom && inside(outline, x, y),
  );
  return seen?.shade ?? 0;
}

/** From a point of the picture to the point of the garment that is seen there: shifted, turned, sheared, scaled, mirrored. */
function placing(random: Random): (x: number, y: number) => Point {
  const half = random.uniform(-0.13, 0.13); // tangent of half the angle: up to 15 degrees
  const [cos, sin] = [(1 - half * half) / (1 + half * half), (2 * half) / (1 + half * half)];
  const shear = random.uniform(-0.15, 0.15);
  const scale = random.uniform(0.6, 0.95);
  const stretch = random.uniform(0.85, 1.15);
  const mirror = random.uniform() < 0.5 ? -1 : 1;
  const [right, down] = [random.uniform(-0.22, 0.22), random.uniform(-0.22, 0.22)];
  return (x, y) => {
    const [u, v] = [(x - right) / scale, (y - down) / scale];
    const turned = cos * u + sin * v;
    const upright = cos * v - sin * u;
    return [(mirror * (turned + shear * upright)) / stretch, upright * stretch];
  };
}

/** A corner or a strip that something else lies over; now and then. */
function cover(random: Random): (x: number, y: number) => boolean {
  if (random.uniform() > 0.3) return () => false;
  const [left, top] = [random.uniform(-1, 0.7), random.uniform(-1, 0.7)];
  const [width, height] = [random.uniform(0.15, 0.6), random.uniform(0.15, 0.6)];
  return (x, y) => x > left && x < left + width && y > top && y < top + height;
}

/** Draws the parts as `SIDE` × `SIDE` pixels from 0 to 255 into `pixels`. */
export function draw(parts: readonly Part[], random: Random, pixels: Uint8Array): void {
  const boxes = parts.map(boxed);
  const place = placing(random);
  const cloth = texture(random);
  const covered = cover(random);
  const brightness = random.uniform(90, 235);
  const covering = random.uniform(0, 200);
  const grain = random.uniform(0, 40);
  const sample = (row: number, column: number): number => {
    const [across, down] = [(2 * column) / SIDE - 1, (2 * row) / SIDE - 1];
    if (covered(across, down)) return covering;
    const [x, y] = place(across, down);
    const shade = shadeAt(boxes, x, y);
    return shade === 0 ? 0 : brightness * shade * cloth(x, y);
  };
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let step = 0; step < SAMPLES * SAMPLES; step++) {
        sum += sample(
          row + (Math.floor(step / SAMPLES) + 0.5) / SAMPLES,
          column + ((step % SAMPLES) + 0.5) / SAMPLES,
        );
      }
      const value = sum / SAMPLES ** 2 + grain * random.uniform(-1, 1);
      pixels[row * SIDE + column] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
}
