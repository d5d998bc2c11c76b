import { Random } from '@engine/random.ts';
import type { Dataset } from './dataset.ts';

/** Pixels along each axis of a picture, and of a mark. */
export const PICTURE = 20;
export const MARK = 5;
/** Places along each axis at which a mark fits. */
export const PLACES = PICTURE - MARK + 1;

/** The classes, and the pixels of each. All have nine pixels, so that brightness alone tells nothing. */
const marks = {
  plus: ['..#..', '..#..', '#####', '..#..', '..#..'],
  cross: ['#...#', '.#.#.', '..#..', '.#.#.', '#...#'],
  tee: ['#####', '..#..', '..#..', '..#..', '..#..'],
  corner: ['#....', '#....', '#....', '#....', '#####'],
} as const;

export const markClasses = Object.keys(marks);
const drawings = Object.values(marks).map((rows) => rows.join(''));

/** The first and the last place of a mark along the width: 'left' keeps all of it in the left half. */
export type Where = 'left' | 'everywhere';
export const lastColumn: Record<Where, number> = { left: PICTURE / 2 - MARK, everywhere: PLACES - 1 };

/** Draws a mark into one picture of noise: dim grain, and a few bright specks that belong to no mark. */
function drawMark(picture: Uint8Array, label: number, row: number, column: number, random: Random): void {
  for (let pixel = 0; pixel < picture.length; pixel++) picture[pixel] = random.below(50);
  for (let speck = 0; speck < 4; speck++) picture[random.below(picture.length)] = 100 + random.below(100);
  const drawing = drawings[label]!;
  for (let cell = 0; cell < drawing.length; cell++) {
    if (drawing[cell] !== '#') continue;
    const pixel = (row + Math.floor(cell / MARK)) * PICTURE + column + (cell % MARK);
    picture[pixel] = 160 + random.below(96);
  }
}

function draw(
  labels: Uint8Array,
  seed: number,
  place: (index: number, random: Random) => [number, number],
): Dataset {
  const random = new Random(seed);
  const size = PICTURE * PICTURE;
  const images = new Uint8Array(labels.length * size);
  labels.forEach((label, index) => {
    const [row, column] = place(index, random);
    drawMark(images.subarray(index * size, (index + 1) * size), label, row, column, random);
  });
  return { classes: markClasses, height: PICTURE, width: PICTURE, images, labels };
}

/** Pictures of one mark each at random places, as many of each class. The same seed gives the same pictures. */
export function drawnMarks(count: number, seed: number, where: Where): Dataset {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % markClasses.length);
  return draw(labels, seed, (_, random) => [random.below(PLACES), random.below(lastColumn[where] + 1)]);
}

/** Pictures with a mark at each place in turn: `draws` of each class. All of one place follow each other, row by row. */
export function marksEverywhere(draws: number, seed: number): Dataset {
  const each = markClasses.length * draws;
  const labels = Uint8Array.from(
    { length: PLACES * PLACES * each },
    (_, index) => index % markClasses.length,
  );
  return draw(labels, seed, (index) => {
    const place = Math.floor(index / each);
    return [Math.floor(place / PLACES), place % PLACES];
  });
}

/** Every window of `kernel` × `kernel` pixels as a row: [places, kernel²] in place of [height, width], without padding. */
export function unfolded({ classes, height, width, images, labels }: Dataset, kernel: number): Dataset {
  const [rows, columns] = [height - kernel + 1, width - kernel + 1];
  const size = rows * columns * kernel * kernel;
  const windows = new Uint8Array(labels.length * size);
  let at = 0;
  for (let image = 0; image < labels.length; image++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let y = 0; y < kernel; y++) {
          const start = image * height * width + (row + y) * width + column;
          windows.set(images.subarray(start, start + kernel), at);
          at += kernel;
        }
      }
    }
  }
  return { classes, height: rows * columns, width: kernel * kernel, images: windows, labels };
}
