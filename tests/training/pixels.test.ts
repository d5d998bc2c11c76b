import { describe, expect, test } from 'vitest';
import { Random } from '@engine/random.ts';
import { Tensor, sizeOf } from '@engine/tensor.ts';
import { readNetwork } from '@network/python/index.ts';
import { countCorrect, largestIn } from '@training/evaluation.ts';
import { canBeFast, fastBackend } from '@training/fast/learner.ts';
import { beginParameters } from '@training/initial.ts';
import { plainBackend } from '@training/plain.ts';
import { segmenter, variantName, variants } from '@training/segmentation/network.ts';
import { relativeError } from '../engine/golden.ts';

const random = new Random(9);
const batch = (count: number, side: number, classes: number) => ({
  images: new Tensor(
    [count, 1, side, side],
    Float32Array.from({ length: sizeOf([count, side, side]) }, () => random.normal()),
  ),
  labels: Uint8Array.from({ length: sizeOf([count, side, side]) }, () => random.below(classes)),
});

describe.each(variants.map((variant) => [variantName(variant), segmenter(variant)] as const))(
  'a network that labels every pixel (%s)',
  (_, network) => {
    const [fast, plain] = [fastBackend, plainBackend].map((backend) =>
      backend.learner(network, beginParameters(network, { kind: 'default' }, 3), {
        optimizer: { name: 'SGD', momentum: 0.9 },
        images: [3, 1, 16, 16],
      }),
    );

    test('learns on the fast engine what the plain one learns, from whole and from smaller batches', () => {
      expect(canBeFast(network)).toBe(true);
      for (const count of [3, 2]) {
        const given = batch(count, 16, 4);
        const [ours, truth] = [fast!, plain!].map((learner) => learner.learn(given, new Random(1)));
        expect(ours!.loss).toBeCloseTo(truth!.loss, 5);
        expect(ours!.correct).toBe(truth!.correct);
        for (const [name, gradient] of truth!.gradients) {
          const { shape } = plain!.parameters.get(name)!;
          const found = new Tensor(shape, ours!.gradients.get(name)!);
          expect([name, relativeError(found, new Tensor(shape, gradient)) < 2e-4]).toEqual([name, true]);
        }
        [fast!, plain!].forEach((learner) => {
          learner.update(0.05);
        });
      }
    });

    test('scores every pixel', () => {
      const { images } = batch(2, 16, 4);
      expect(fast!.predict(images).shape).toEqual([2, 4, 16, 16]);
    });
  },
);

test('the right pixels are counted place by place, for images as for pixels', () => {
  const logits = new Tensor([2, 3, 1, 2], [1, 0, 2, 5, 0, 1, /* second image */ 9, 0, 0, 0, 9, 1]);
  const told = [0, 1, 2, 3].map(largestIn(logits));
  expect(told).toEqual([1, 1, 0, 2]);
  expect(countCorrect(logits, Uint8Array.of(1, 0, 0, 2))).toBe(3);
  expect(countCorrect(new Tensor([2, 2], [0, 1, 1, 0]), Uint8Array.of(1, 1))).toBe(1);
});

test('upsampling on the fast backend is that of the plain one for a mode of each sort', () => {
  const source =
    'nn.Sequential(nn.Conv2d(1, 2, 3), nn.Upsample(scale_factor=3), nn.Upsample(size=20, mode="bilinear", align_corners=True))';
  const network = readNetwork(source).network!;
  const { images } = batch(2, 8, 2);
  const [fast, plain] = [fastBackend, plainBackend].map((backend) =>
    backend
      .learner(network, beginParameters(network, { kind: 'default' }, 3), {
        optimizer: { name: 'SGD' },
        images: images.shape,
      })
      .predict(images),
  );
  expect(fast!.shape).toEqual([2, 2, 20, 20]);
  expect(relativeError(fast!, plain!)).toBeLessThan(1e-5);
});
