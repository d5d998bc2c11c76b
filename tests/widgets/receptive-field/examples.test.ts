import { describe, expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { examples } from '@widgets/receptive-field/examples.ts';
import { layoutOf } from '@widgets/receptive-field/layout.ts';
import { modelOf } from '@widgets/receptive-field/model.ts';
import { settings } from '@widgets/receptive-field/settings.ts';

const named = (example: string) => face('receptive-field', settings, examples, { example }).initial;
const modelOfExample = (example: string) => modelOf(named(example));
const topSize = (example: string) => modelOfExample(example).rows.at(-1)!.size;

describe.each(examples)('$name', ({ name }) => {
  test('is a figure that can be drawn', () => {
    expect(modelOfExample(name).summary).toMatch(/^Unit \d+ of layer \d sees \d+ input cells/);
  });

  test('has room on the page for all that any unit sees', () => {
    const { rows } = modelOfExample(name);
    const layout = layoutOf(rows);
    for (const row of rows) {
      const ends = [row.start, row.start + row.jump * (row.length - 1) + row.size - 1];
      for (const cell of ends) {
        expect(layout.inputX(cell)).toBeGreaterThanOrEqual(0);
        expect(layout.inputX(cell) + layout.cellWidth).toBeLessThanOrEqual(100 + 1e-9);
      }
    }
  });
});

test('three kernels of 3 see as far as one of 7, and most paths lead to the middle', () => {
  const { rows, cone } = modelOfExample('three-3x3');
  expect(rows.at(-1)!.size).toBe(7);
  expect([...cone.paths[0]!.entries()].sort(([a], [b]) => a - b).map(([, paths]) => paths)).toEqual([
    1, 3, 6, 7, 6, 3, 1,
  ]);
});

test('a stride in the first layer widens the field, the same stride in the last does not', () => {
  expect(topSize('stride-first')).toBe(11);
  expect(topSize('stride-last')).toBe(topSize('three-3x3'));
  expect(modelOfExample('stride-last').remarks[0]).toContain('does not make layer 3 see more');
});

test('dilations of 1, 2 and 4 see 15 cells and leave none out', () => {
  const { rows, cone } = modelOfExample('dilated-1-2-4');
  expect(rows.at(-1)!.size).toBe(15);
  expect(cone.paths[0]!.size).toBe(15);
});

test('dilations of 2 alone leave holes, and the figure says so', () => {
  const { cone, remarks } = modelOfExample('dilated-2-2-2');
  expect(cone.paths[0]!.size).toBe(7);
  expect(remarks).toContain('The field has holes: no path leads to 6 of the cells that it spans.');
});

test("the tail of the homework's network sees 14 cells of what Layer3 gives", () => {
  const { rows } = modelOfExample('problem-4-tail');
  expect(rows.map(({ size }) => size)).toEqual([1, 5, 7, 8, 12, 14]);
  expect(rows.map(({ jump }) => jump)).toEqual([1, 1, 1, 2, 2, 4]);
});

test('padding keeps the length and not one cell more is seen', () => {
  const { rows, span } = modelOfExample('same-padding');
  expect(rows.map(({ length }) => length)).toEqual([11, 11, 11, 11]);
  expect(rows.at(-1)!.size).toBe(7);
  expect(span).toEqual([-3, 3]);
});

test('what rounding down drops is shown and said', () => {
  const model = modelOf({ ...named('floor-drops'), layer: 2 });
  expect(model.remarks.at(-1)).toBe(
    'The length 6.5 is rounded down to 6, so the last cell of layer 1 is read by no unit.',
  );
});

test('a name that no example has fails with the names that there are', () => {
  expect(() => named('three')).toThrow(
    /^figure receptive-field: there is no example 'three' \(there are: three-3x3, stride-first, /,
  );
});

test('a wrong setting fails with the figure and the right settings', () => {
  expect(() => face('receptive-field', settings, examples, { kernel: 3 } as never)).toThrow(
    "figure receptive-field: there is no 'kernel' (there are: input, layers, layer, at)",
  );
});
