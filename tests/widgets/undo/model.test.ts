import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { Random } from '@engine/random.ts';
import { Tensor } from '@engine/tensor.ts';
import { examples } from '@widgets/undo/examples.ts';
import { layerOf } from '@widgets/undo/layer.ts';
import { modelOf, solutionOf } from '@widgets/undo/model.ts';
import { side } from '@widgets/undo/pictures.ts';
import { type Settings, settings } from '@widgets/undo/settings.ts';
import { add, dot, norm, solve } from '@widgets/undo/solve.ts';

const named = (example: string): Settings => face('undo', settings, examples, { example }).initial;
const kernels = settings.fields.kernel.options;
const all = kernels.flatMap((kernel) => [1, 2, 3].map((stride) => ({ kernel, stride })));

const random = (length: number, seed: number): Tensor => {
  const generator = new Random(seed);
  return new Tensor(
    [1, 1, length, length],
    Array.from({ length: length * length }, () => generator.normal()),
  );
};

describe.each(all)('$kernel at stride $stride', ({ kernel, stride }) => {
  const layer = layerOf({ kernel, stride });

  test('comes back in shape', () => {
    expect(layer.back(layer.forth(random(side, 1))).shape).toEqual([1, 1, side, side]);
  });

  test('goes back by its own transpose: ⟨Cx, y⟩ = ⟨x, Cᵀy⟩', () => {
    const x = random(side, 2);
    const y = random(layer.small, 3);
    expect(dot(layer.forth(x), y)).toBeCloseTo(dot(x, layer.back(y)), 4);
  });

  test('each step of the solver brings the convolution no farther from what is asked', () => {
    const y = layer.forth(random(side, 5));
    const off = solve(layer, y, 30).map((picture) => norm(add(y, -1, layer.forth(picture))));
    for (const [step, residual] of off.entries())
      if (step > 0) expect(residual).toBeLessThanOrEqual(off[step - 1]! + 1e-4 * norm(y));
  });
});

// A blur at stride 1 loses almost nothing and hides almost everything: it is solved for too slowly.
const soonSolved = all.filter(({ kernel, stride }) => !(kernel === 'blur' && stride === 1));
test.each(soonSolved)(
  'what the solver lacks of $kernel at stride $stride is at right angles to all that it finds',
  (settled) => {
    const layer = layerOf(settled);
    const x = random(side, 4);
    const solved = solve(layer, layer.forth(x), 60).at(-1)!;
    expect(Math.abs(dot(add(x, -1, solved), solved)) / dot(x, x)).toBeLessThan(0.005);
  },
);

describe('what comes back', () => {
  const errors = (some: Partial<Settings>) => modelOf(settings.check(some));

  test('is never the picture by transposing alone, but for a kernel that does nothing', () => {
    for (const { kernel, stride } of all) {
      const { transposedError } = errors({ kernel, stride });
      if (kernel === 'single' && stride === 1) expect(transposedError).toBe(0);
      else expect(transposedError).toBeGreaterThan(0.1);
    }
  });

  test('is all of it by solving, where sharpening at stride 1 lost nothing', () => {
    expect(errors({ kernel: 'sharpen', stride: 1, steps: 60 }).solvedError).toBeLessThan(0.001);
  });

  test('is not the picture at stride 2, although its convolution is the same', () => {
    for (const kernel of kernels) {
      const { solvedError, residual } = errors({ kernel, stride: 2, steps: 60 });
      expect(residual).toBeLessThan(0.005);
      expect(solvedError).toBeGreaterThan(0.3);
    }
  });

  test('is the mean of each block where the kernel is a mean that does not overlap', () => {
    const problem = { kernel: 'block', stride: 2, picture: 'ring' } as const;
    const { x } = errors(problem);
    const solved = solutionOf(problem).at(-1)!;
    const at = (row: number, column: number) => row * side + column;
    const block = [at(2, 4), at(2, 5), at(3, 4), at(3, 5)];
    const mean = block.reduce((sum, cell) => sum + x.data[cell]! / 4, 0);
    for (const cell of block) expect(solved[cell]).toBeCloseTo(mean, 5);
  });
});

test('the readers of a pixel are the outputs that change with it', () => {
  for (const { kernel, stride } of all) {
    const model = modelOf(settings.check({ kernel, stride, at: 65 }));
    const nudged = new Tensor(model.x.shape, model.x.data.slice());
    nudged.data[65]! += 1;
    const changed = add(model.layer.forth(nudged), -1, model.y).data;
    const touched = [...changed.keys()].filter((at) => Math.abs(changed[at]!) > 1e-6);
    // A weight of 0 reads and changes nothing.
    for (const at of touched) expect(model.readers).toContain(at);
    if (kernel !== 'sharpen') expect(touched).toHaveLength(model.readers.size);
  }
});

test('settings survive a trip through an address', () => {
  for (const { name } of examples) {
    const query = new URLSearchParams(settings.toQuery(named(name)).toString());
    expect(settings.fromQuery(query)).toEqual({ settings: named(name), notes: [] });
  }
});

test.each(examples)('$name says what it shows', ({ name }) => {
  expect(modelOf(named(name)).summary).toMatch(/the shape comes back\./);
});

test('before the first step of the solver nothing is said of it', () => {
  const { solving, sentences } = modelOf({ ...settings.defaults, steps: 0 });
  expect(solving).toBe(false);
  expect(sentences.join(' ')).not.toMatch(/least squares|Solved for/);
});
