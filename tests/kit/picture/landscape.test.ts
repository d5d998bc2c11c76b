import { landscape } from '@kit/picture/landscape.ts';
import { toWebp } from '@kit/picture/webp.ts';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

test('the picture is the same every time', () => {
  expect(landscape(24, 32).data).toEqual(landscape(24, 32).data);
});

test('every number lies between 0 and 1', () => {
  const { data, shape } = landscape(48, 48);
  expect(shape).toEqual([3, 48, 48]);
  expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...data)).toBeLessThanOrEqual(1);
});

test('a small picture is the large one shrunk', () => {
  const [small, large] = [landscape(32, 32), landscape(64, 64)];
  const errors = Array.from(small.data, (value, index) => {
    const [channel, row, column] = [Math.floor(index / 1024), Math.floor(index / 32) % 32, index % 32];
    const at = (channel * 64 + 2 * row) * 64 + 2 * column;
    const block = [large.data[at]!, large.data[at + 1]!, large.data[at + 64]!, large.data[at + 65]!];
    return Math.abs(mean(block) - value);
  });
  expect(mean(errors)).toBeLessThan(0.03);
});

test('a wide picture shows the middle of the square one', () => {
  const [square, wide] = [landscape(64, 64), landscape(32, 64)];
  for (let channel = 0; channel < 3; channel++) {
    const middle = square.data.slice((channel * 64 + 16) * 64, (channel * 64 + 48) * 64);
    expect(wide.data.slice(channel * 2048, (channel + 1) * 2048)).toEqual(middle);
  }
});

test('written as a file and read back, the picture keeps its colours but for what the eye does not see', async () => {
  const picture = landscape(64, 80);
  const { data, info } = await sharp(await toWebp(picture))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.height, info.width, info.channels]).toEqual([64, 80, 3]);
  const plane = 64 * 80;
  const errors = Array.from(data, (value, index) =>
    Math.abs(value - 255 * picture.data[(index % 3) * plane + Math.floor(index / 3)]!),
  );
  expect(mean(errors)).toBeLessThan(5);
});
