import type { Random } from '@engine/random.ts';

/** How training images are changed, so that no two epochs see the same: each by a draw of its own. */
export interface Augmentation {
  /** At most so many whole pixels up, down, left and right. Default 0. */
  shift?: number;
  /** Mirrored left to right, half of them. Default false. */
  flip?: boolean;
  /** At most so many degrees either way, about the middle. Default 0. */
  rotate?: number;
}

/** One draw: how one image is moved. */
export interface Move {
  right: number;
  down: number;
  flip: boolean;
  /** In degrees, clockwise. */
  turn: number;
}

export function drawMove({ shift = 0, flip = false, rotate = 0 }: Augmentation, random: Random): Move {
  const whole = () => random.below(2 * shift + 1) - shift;
  return {
    right: whole(),
    down: whole(),
    flip: flip && random.uniform() < 0.5,
    turn: random.uniform(-rotate, rotate),
  };
}

/**
 * Writes the moved image into `out` from `start` on: mirrored, then turned, then shifted. Between pixels it is bilinear;
 * what comes in from outside is 0. Runs for every image of every step, and so makes no objects.
 */
export function moveImage(
  image: Uint8Array,
  width: number,
  { right, down, flip, turn }: Move,
  out: Float32Array,
  start: number,
): void {
  const height = image.length / width;
  const middleRow = (height - 1) / 2;
  const middleColumn = (width - 1) / 2;
  const angle = (turn * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const y = row - down - middleRow;
      const x = column - right - middleColumn;
      const across = cos * x + sin * y;
      const fromRow = cos * y - sin * x + middleRow;
      const fromColumn = (flip ? -across : across) + middleColumn;
      // Without a turn a pixel comes from a pixel.
      out[start + row * width + column] =
        turn === 0
          ? pixel(image, width, height, fromRow, fromColumn)
          : between(image, width, height, fromRow, fromColumn);
    }
  }
}

const pixel = (image: Uint8Array, width: number, height: number, row: number, column: number): number =>
  row < 0 || row >= height || column < 0 || column >= width ? 0 : image[row * width + column]!;

function between(image: Uint8Array, width: number, height: number, row: number, column: number): number {
  const top = Math.floor(row);
  const left = Math.floor(column);
  const low = row - top;
  const far = column - left;
  return (
    (1 - low) *
      ((1 - far) * pixel(image, width, height, top, left) +
        far * pixel(image, width, height, top, left + 1)) +
    low *
      ((1 - far) * pixel(image, width, height, top + 1, left) +
        far * pixel(image, width, height, top + 1, left + 1))
  );
}
