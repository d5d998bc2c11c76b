import { Tensor } from '@engine/tensor.ts';

/** Cells along each side of a picture: few, so that each can be seen. */
export const side = 12;

const letter = [
  '............',
  '..########..',
  '..########..',
  '..##........',
  '..##........',
  '..######....',
  '..######....',
  '..##........',
  '..##........',
  '..##........',
  '..##........',
  '............',
];

const draw = {
  letter: (row: number, column: number) => Number(letter[row]![column] === '#'),
  ring: (row: number, column: number) => {
    const radius = Math.hypot(row - 5.5, column - 5.5);
    return Math.max(0, 1 - Math.abs(radius - 4) / 1.2);
  },
  stripes: (row: number, column: number) => (row < 6 ? column % 2 : Math.floor(column / 2) % 2),
  checks: (row: number, column: number) => (row + column) % 2,
} as const;

/** A small drawn picture, [1, 1, side, side], from 0 to 1. */
export const pictureOf = (name: keyof typeof draw): Tensor =>
  new Tensor(
    [1, 1, side, side],
    Array.from({ length: side * side }, (_, at) => draw[name](Math.floor(at / side), at % side)),
  );
