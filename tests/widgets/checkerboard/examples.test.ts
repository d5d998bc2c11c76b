import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { examples } from '@widgets/checkerboard/examples.ts';
import { layoutOf } from '@widgets/checkerboard/layout.ts';
import { modelOf } from '@widgets/checkerboard/model.ts';
import { settings } from '@widgets/checkerboard/settings.ts';

const named = (example: string) => face('checkerboard', settings, examples, { example }).initial;

describe.each(examples)('$name', ({ name }) => {
  test('is a figure that can be drawn, with every cell in its row and every stamp over its cells', () => {
    const model = modelOf(named(name));
    const { rows } = layoutOf(model);
    rows.forEach(({ x, width }, index) => {
      const length = model.rows[index]!.length;
      expect(x(0)).toBeGreaterThanOrEqual(-1e-9);
      expect(x(length - 1) + width).toBeLessThanOrEqual(100 + 1e-9);
    });
    model.stamps.forEach((stamps, index) => {
      for (const { from, start, length } of stamps) {
        const [above, below] = [rows[index]!, rows[index + 1]!];
        const middle = below.x(start) + (length * below.width) / 2;
        expect(above.x(from) + above.width / 2).toBeCloseTo(middle, 9);
      }
    });
    expect(model.summary).toMatch(
      /^Output cell \d+ of \d+ is reached by \d+ (stamp|way)s?\. (Even|Uneven)\. /,
    );
  });
});

test('says what it shows: even, uneven, holes', () => {
  const evenness = (name: string) => modelOf(named(name)).even;
  expect(evenness('uneven')).toBe(false);
  expect(evenness('even')).toBe(true);
  expect(evenness('stack-even')).toBe(true);
  expect(evenness('mended')).toBe(true);
  expect(modelOf(named('holes')).pattern).toContain(0);
  expect(modelOf(named('stack-uneven')).count).toBe(5);
});
