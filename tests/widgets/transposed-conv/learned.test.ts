import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { learnKernel } from '@widgets/transposed-conv/learn/learn.ts';
import learned from '@widgets/transposed-conv/learn/learned.json' with { type: 'json' };
import { learnedName, tent } from '@widgets/transposed-conv/kernels.ts';

const cases = [1, 2].flatMap((axes) =>
  [2, 3].flatMap((stride) => [1, 2, 3, 4, 5].map((kernel) => ({ axes: axes as 1 | 2, stride, kernel }))),
);
const nameOf = ({ axes, kernel, stride }: (typeof cases)[number]) =>
  learnedName({ over: axes === 1 ? 'line' : 'plane', kernel, stride });

/** To train and record them again: npx vitest run --config tests/vitest.config.ts tests/widgets/transposed-conv/learned -u */
test('the recorded kernels are what training gives', async () => {
  const all = Object.fromEntries(
    cases.map((one) => [nameOf(one), learnKernel(one.axes, one.kernel, one.stride)]),
  );
  const text = await format(JSON.stringify(all), { parser: 'json', printWidth: 110 });
  await expect(text).toMatchFileSnapshot('../../../components/widgets/transposed-conv/learn/learned.json');
});

describe('a learned kernel', () => {
  const of = (name: string) => (learned as Record<string, { kernel: number[]; error: number }>)[name]!;

  test('errs less the more weights it has to spend', () => {
    for (const stride of [2, 3])
      expect(of(`plane-${stride + 2}-${stride}`).error).toBeLessThan(of(`plane-${stride}-${stride}`).error);
  });

  test('of the size of its stride gives each block its mean back: about 1 everywhere', () => {
    for (const weight of of('plane-2-2').kernel) expect(weight).toBeCloseTo(1, 1);
  });
});

test('the tent is linear interpolation: its copies, a stride apart, add up to 1', () => {
  for (const [kernel, stride] of [
    [3, 2],
    [4, 2],
    [5, 3],
  ] as const) {
    const line = tent(kernel);
    for (let cell = 0; cell < stride; cell++) {
      const sum = line.filter((_, at) => at % stride === cell).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  }
});
