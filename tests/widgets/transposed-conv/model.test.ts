import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '@network/formula.ts';
import { face } from '@kit/face.ts';
import { examples } from '@widgets/transposed-conv/examples.ts';
import { drawingOf, drawnWith, kernelOf } from '@widgets/transposed-conv/kernels.ts';
import { keptWith } from '@widgets/transposed-conv/kept.ts';
import { layerOf } from '@widgets/transposed-conv/layer.ts';
import { baseOf, modelOf } from '@widgets/transposed-conv/model.ts';
import { type Focus, partnersOf, productsOf } from '@widgets/transposed-conv/partners.ts';
import { type PlateCell, focusOf, roleOf } from '@widgets/transposed-conv/plates/plate.ts';
import { type Settings, settings } from '@widgets/transposed-conv/settings.ts';
import { anySettings } from './any.ts';

const each = (check: (drawn: Settings) => void, numRuns = 100): void => {
  fc.assert(fc.property(anySettings, check), { numRuns });
};

const named = (example: string) => face('transposed-conv', settings, examples, { example }).initial;
const plateOf = (drawn: Settings, name: string) => {
  const { small, large } = modelOf(drawn);
  return [...small, ...large].find((plate) => plate.name === name)!;
};
const kinds = (cells: readonly PlateCell[], kind: string) => cells.filter((cell) => cell.kind === kind);

describe('partners', () => {
  test('are mutual: what lights up for a cell lights that cell up', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      const products = productsOf(layer);
      const sets = {
        input: (focus: Focus) => partnersOf(layer, focus, products).inputs,
        weight: (focus: Focus) => partnersOf(layer, focus, products).weights,
        output: (focus: Focus) => partnersOf(layer, focus, products).outputs,
      };
      for (const [one, count] of [
        ['input', layer.x.size],
        ['weight', layer.w.size],
      ] as const) {
        for (let at = 0; at < count; at++)
          for (const output of sets.output({ kind: one, at }))
            expect(sets[one]({ kind: 'output', at: output })).toContain(at);
      }
      for (let at = 0; at < layer.x.size; at++)
        for (const weight of sets.weight({ kind: 'input', at }))
          expect(sets.input({ kind: 'weight', at: weight })).toContain(at);
    }, 25);
  });

  test('of an output are just those numbers of the spread input that its window holds', () => {
    each((drawn) => {
      const layer = layerOf({ ...drawn, values: 'ones' });
      for (let at = 0; at < layer.y.size; at++) {
        const { window, inputs } = partnersOf(layer, { kind: 'output', at });
        const held = [...window].filter((cell) => layer.spreadInput.data[cell] === 1);
        expect(held).toHaveLength(inputs.size);
        expect(window.size).toBe(layer.w.size);
      }
    }, 15);
  });

  test('of an input cover a whole stamp, cut or kept', () => {
    each((drawn) => {
      const layer = layerOf(drawn);
      for (let at = 0; at < layer.x.size; at++) {
        const { products, outputs, cut } = partnersOf(layer, { kind: 'input', at });
        expect(products).toHaveLength(layer.w.size);
        expect(outputs.size + cut.size).toBe(layer.w.size);
      }
    }, 25);
  });
});

describe('of any settings', () => {
  test('a cell that is pointed at is lit in every picture that shows it', () => {
    each((drawn) => {
      const { small, large, layer } = modelOf(drawn);
      const cells = [...small, ...large].flatMap((plate) => plate.cells);
      for (const kind of ['input', 'output', 'weight'] as const) {
        const focus = { kind, at: 0 };
        const partners = partnersOf(layer, focus);
        for (const cell of cells) {
          const leads = focusOf(cell.is, layer);
          if (leads?.kind === kind && leads.at === 0) expect(roleOf(cell.is, partners)).toBeDefined();
        }
      }
    });
  });

  test('every picture keeps its cells inside, each with a key of its own', () => {
    each((drawn) => {
      const { small, large } = modelOf(drawn);
      for (const { cells, columns, rows } of [...small, ...large]) {
        expect(new Set(cells.map(({ x, y }) => `${x},${y}`)).size).toBe(cells.length);
        for (const { x, y } of cells) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + 1).toBeLessThanOrEqual(columns);
          expect(y + 1).toBeLessThanOrEqual(rows);
        }
      }
    });
  });

  test('the sum of an output comes to the output', () => {
    each((drawn) => {
      const { sum, layer } = modelOf(drawn);
      if (sum) expect(evaluate(sum.right)).toBeCloseTo(layer.y.data[drawn.at]!, 4);
    });
  });

  test('settings survive a trip through an address', () => {
    each((drawn) => {
      const query = new URLSearchParams(settings.toQuery(drawn).toString());
      expect(settings.fromQuery(query)).toEqual({ settings: drawn, notes: [] });
    });
  });

  test('a weight that is changed by hand leaves all others as they are', () => {
    each((drawn) => {
      const before = kernelOf(drawn);
      const after = kernelOf({ ...drawn, ...drawnWith(drawn, 0, -2) });
      expect(after.data[0]).toBe(-2);
      before.data.slice(1).forEach((value, at) => {
        expect(after.data[at + 1]).toBeCloseTo(value, 2);
      });
    });
  });
});

describe('zeros look different from each other', () => {
  const drawn = settings.check({ view: 'gather', values: 'one' });
  const { cells } = plateOf(drawn, 'gather');

  test('nine numbers, eight of them 0, stand as numbers', () => {
    expect(kinds(cells, 'value').map(({ text }) => text)).toEqual([
      '0',
      '0',
      '0',
      '0',
      '1',
      '0',
      '0',
      '0',
      '0',
    ]);
  });

  test('those put in between and those around are of other kinds', () => {
    expect(kinds(cells, 'inserted')).toHaveLength(5 * 5 - 9);
    expect(kinds(cells, 'padding')).toHaveLength(9 * 9 - 5 * 5);
  });
});

test('what padding cuts off is drawn pale, and is a border', () => {
  const { cells } = plateOf(settings.check({ view: 'scatter', padding: 1 }), 'scatter');
  expect(cells).toHaveLength(49);
  expect(cells.filter(({ pale }) => pale)).toHaveLength(49 - 25);
});

test('cells that no stamp reaches are crossed out: between stamps that do not meet, and beyond the last', () => {
  expect(kinds(plateOf(named('unreached'), 'scatter').cells, 'dropped')).toHaveLength(8 * 8 - 9 * 4);
  const beyond = settings.check({ view: 'scatter', over: 'line', outputPadding: 1 });
  expect(kinds(plateOf(beyond, 'scatter').cells, 'dropped').map(({ is }) => is)).toEqual([
    { kind: 'output', at: 7 },
  ]);
});

test('output padding beyond the last stamp adds cells beside it, and none in the border that is cut off', () => {
  const drawn = settings.check({
    view: 'scatter',
    input: 2,
    kernel: 2,
    stride: 3,
    padding: 1,
    outputPadding: 2,
  });
  const { cells } = plateOf(drawn, 'scatter');
  // 5 × 5 cells under stamps and a kept corner of 5 × 5, which share 4 × 4.
  expect(cells).toHaveLength(25 + 25 - 16);
  expect(new Set(cells.map(({ x, y }) => `${x},${y}`)).size).toBe(cells.length);
});

test('a single 1 gives the kernel back, unflipped', () => {
  const { layer } = modelOf(named('single-one'));
  const middle = [2, 3, 4].flatMap((row) => [2, 3, 4].map((column) => layer.y.data[row * 7 + column]));
  expect(middle).toEqual([...layer.w.data]);
  expect(layer.y.data.reduce((sum, value) => sum + value, 0)).toBe(45);
});

test('a plane too large to read is refused, and so is a learned kernel that would enlarge nothing', () => {
  expect(() => settings.check({ input: 5, kernel: 5, stride: 3 })).toThrow(
    'These stamps cover 17 × 17 cells',
  );
  expect(() => settings.check({ weights: 'learned', stride: 1 })).toThrow('a stride of 1 enlarges nothing');
});

test.each(examples)('$name is a figure that can be drawn', ({ name }) => {
  expect(modelOf(named(name)).summary).toMatch(/\.$/);
});

test.each([
  ['plane', []],
  ['line', ['gather']], // where the kernel lies under what it reads
] as const)('pointing at another cell of a %s draws no picture again but %j', (over, moved) => {
  const drawn = settings.check({ over });
  const base = baseOf(drawn);
  const [before, now] = [0, 3].map((at) => modelOf(drawn, base, { kind: 'output', at }).large);
  expect(now!.filter((plate, place) => plate !== before![place]).map(({ name }) => name)).toEqual(moved);
});

describe('a change of lengths', () => {
  const after = (before: Settings, some: Partial<Settings>) =>
    settings.fit({ ...before, ...some, ...keptWith(before, some) });
  const at = (some: Partial<Settings>) => settings.check(some);

  test('keeps the chosen cell in its row and column', () => {
    const before = at({ focus: 'output', at: 7 + 1 });
    const wider = after(before, { outputPadding: 1 });
    expect(modelOf(before).summary).toMatch(/^Output 1, 1 /);
    expect(modelOf(wider).summary).toMatch(/^Output 1, 1 /);
    const pair = at({ focus: 'pair', at: 4 * 49 + 8 });
    expect(modelOf(after(pair, { input: 4 })).summary).toMatch(/^Input 1, 1 .* output 1, 1\b/);
  });

  test('moves a cell that is gone to the last that is left', () => {
    const before = at({ focus: 'input', at: 8 });
    expect(modelOf(after(before, { input: 2 })).summary).toMatch(/^Input 1, 1 /);
  });

  test('keeps all stamps laid, and no more than were', () => {
    expect(after(at({}), { input: 4 }).stamped).toBe(16);
    expect(after(at({ stamped: 3 }), { input: 4 }).stamped).toBe(3);
  });
});

test('a kernel drawn by hand begins as the one that stood, and is kept once it is drawn', () => {
  const ramp = settings.check({ kernel: 5, input: 2 });
  const drawn = settings.check({ ...ramp, ...drawingOf(ramp) });
  expect([...kernelOf(drawn).data]).toEqual([...kernelOf(ramp).data]);
  const again = settings.check({ ...drawn, weights: 'ones' });
  expect({ ...again, ...drawingOf(again) }).toEqual(drawn);
});

test('among the lengths neither a cell nor a stamp is told of', () => {
  for (const some of [{}, { focus: 'output', at: 7 }, { stamped: 2 }] as const) {
    const { summary } = modelOf(settings.check({ ...some, view: 'sizes' }));
    expect(summary).toBe(modelOf(settings.check({ view: 'sizes' })).summary);
  }
});
