import { describe, expect, test } from 'vitest';
import { Random } from '@engine/random.ts';
import { type Move, drawMove, moveImage } from '@training/data/augment.ts';

const still: Move = { right: 0, down: 0, flip: false, turn: 0 };
const image = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
const moved = (move: Partial<Move>): number[] => {
  const out = new Float32Array(11).fill(-1);
  moveImage(image, 3, { ...still, ...move }, out, 1);
  expect([out[0], out[10]]).toEqual([-1, -1]);
  return [...out.slice(1, 10)].map((value) => Math.round(value * 1e4) / 1e4 + 0);
};

describe('a moved image', () => {
  test.each<[string, Partial<Move>, number[]]>([
    ['left alone is itself', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['shifted right and up takes 0 in', { right: 1, down: -1 }, [0, 4, 5, 0, 7, 8, 0, 0, 0]],
    ['flipped is mirrored left to right', { flip: true }, [3, 2, 1, 6, 5, 4, 9, 8, 7]],
    ['turned by 90 degrees goes clockwise', { turn: 90 }, [7, 4, 1, 8, 5, 2, 9, 6, 3]],
    ['flipped is flipped before it is turned', { flip: true, turn: 90 }, [9, 6, 3, 8, 5, 2, 7, 4, 1]],
  ])('%s', (_, move, expected) => {
    expect(moved(move)).toEqual(expected);
  });

  test('turned a little keeps its middle and blends the rest', () => {
    const [corner, , , , middle] = moved({ turn: 10 });
    expect(middle).toBe(5);
    expect(corner).toBeGreaterThan(0);
    expect(corner).not.toBe(1);
  });
});

test('draws stay within the limits and reach them', () => {
  const random = new Random(5);
  const draws = Array.from({ length: 400 }, () => drawMove({ shift: 2, flip: true, rotate: 15 }, random));
  expect(new Set(draws.map(({ right }) => right))).toEqual(new Set([-2, -1, 0, 1, 2]));
  expect(new Set(draws.map(({ down }) => down))).toEqual(new Set([-2, -1, 0, 1, 2]));
  expect(draws.filter(({ flip }) => flip).length).toBeGreaterThan(150);
  expect(draws.filter(({ flip }) => flip).length).toBeLessThan(250);
  const turns = draws.map(({ turn }) => Math.abs(turn));
  expect(Math.max(...turns)).toBeLessThanOrEqual(15);
  expect(Math.max(...turns)).toBeGreaterThan(14);
});

test('nothing is drawn that was not asked for', () => {
  const { right, down, flip, turn } = drawMove({}, new Random(1));
  expect([right, down, flip, turn + 0]).toEqual([0, 0, false, 0]);
});
