import { expect, test } from 'vitest';
import { gradients } from '@engine/autograd/backward.ts';
import { parameter } from '@engine/autograd/variable.ts';
import { Tensor } from '@engine/tensor.ts';
import { initialise, run } from '@network/run/index.ts';
import { sequence } from './homework.ts';

/** The padded image [1, 1, 2, 3] of 1 to 6, and where the gradient of its first cells goes. */
function padded(kind: string, options: Record<string, number | number[]>) {
  const network = sequence([['pad', kind, options]]);
  const image = parameter(new Tensor([1, 1, 2, 3], [1, 2, 3, 4, 5, 6]));
  const output = run(network, initialise(network, { seed: 1 }), image).get('pad')!;
  const seed = new Tensor(
    output.value.shape,
    output.value.data.map((_, cell) => cell + 1),
  );
  return {
    shape: output.value.shape,
    cells: [...output.value.data],
    back: [...gradients([[output, seed]]).get(image)!.data],
  };
}

test('zeros go left, right, above and below, in PyTorch’s order', () => {
  expect(padded('ZeroPad2d', { padding: [1, 0, 0, 1] })).toEqual({
    shape: [1, 1, 3, 4],
    cells: [0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0],
    back: [2, 3, 4, 6, 7, 8],
  });
});

test('negative padding cuts off, and nothing goes back to what was cut', () => {
  expect(padded('ConstantPad2d', { padding: [-1, 1, 0, 0], value: 9 })).toEqual({
    shape: [1, 1, 2, 3],
    cells: [2, 3, 9, 5, 6, 9],
    back: [0, 1, 2, 0, 4, 5],
  });
});

test('padding of three axes puts new channels behind those of an image', () => {
  expect(padded('ZeroPad3d', { padding: [0, 0, 0, 0, 0, 1] })).toEqual({
    shape: [1, 2, 2, 3],
    cells: [1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0],
    back: [1, 2, 3, 4, 5, 6],
  });
});
