import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv } from '@engine/ops/conv.ts';
import { Tensor } from '@engine/tensor.ts';
import { analyse, region } from '@network/analysis/index.ts';
import { evaluate } from '@network/formula.ts';
import { readBy, readCells } from '@widgets/receptive-field/cone.ts';
import { modelOf } from '@widgets/receptive-field/model.ts';
import { type Layer, type Settings, settings } from '@widgets/receptive-field/settings.ts';
import { networkOf, quantities } from '@widgets/receptive-field/stack.ts';

const anyLayer: fc.Arbitrary<Layer> = fc
  .record({
    kind: fc.constantFrom('conv' as const, 'pool' as const),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 3 }),
  })
  .map((layer) => settings.fit({ ...settings.defaults, layers: [layer] }).layers[0]!);

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    input: fc.integer({ min: 8, max: 64 }),
    layers: fc.array(anyLayer, { minLength: 1, maxLength: 5 }),
    layer: fc.integer({ min: 1, max: 5 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((drawn) => settings.fit(drawn))
  .filter((drawn) => settings.rule(drawn) === undefined);

/** Gradient of one output with respect to the input, by the engine, where every weight is 1. */
function gradientOfOnes({ input, layers }: Settings, layer: number, unit: number): number[] {
  const passes: ((gradient: Tensor) => Tensor)[] = [];
  let value = new Tensor([1, 1, input]);
  for (const { kernel, stride, dilation, padding } of layers.slice(0, layer)) {
    const weight = new Tensor([1, 1, kernel], new Array<number>(kernel).fill(1));
    const { output, backward } = conv([value, weight], { stride, dilation, padding });
    passes.push(backward[0]);
    value = output;
  }
  let gradient = new Tensor(value.shape);
  gradient.data[unit] = 1;
  for (const pass of passes.reverse()) gradient = pass(gradient);
  return [...gradient.data];
}

describe('of any stack', () => {
  test('the paths to an input cell are its gradient by the engine, where every weight is 1', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { cone } = modelOf(drawn);
        const counted = Array.from({ length: drawn.input }, (_, cell) => cone.paths[0]!.get(cell) ?? 0);
        expect(counted).toEqual(gradientOfOnes(drawn, cone.chosen.layer, cone.chosen.unit));
      }),
    );
  });

  test('the span of a unit is its region by the analysis', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { span, cone } = modelOf(drawn);
        const analysis = analyse(networkOf(drawn.layers), { input: [1, 1, drawn.input] });
        const node = analysis.nodes[cone.chosen.layer]!;
        expect(node.ok && region(node.field, [cone.chosen.unit]).unclipped).toEqual([span]);
      }),
    );
  });

  test('every formula comes to the number beside it', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        for (const row of modelOf(drawn).rows) {
          for (const quantity of quantities) {
            const { equation } = row.explained[quantity];
            if (equation) expect(evaluate(equation.right)).toBe(row[quantity]);
          }
        }
      }),
    );
  });

  test('a wire leads to each cell that carries paths, and paths are never lost on the way', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const { cone } = modelOf(drawn);
        for (let layer = cone.chosen.layer; layer > 0; layer--) {
          const arriving = new Map<number, number>();
          for (const wire of cone.wires.filter((one) => one.layer === layer)) {
            arriving.set(wire.to, (arriving.get(wire.to) ?? 0) + wire.paths);
          }
          expect(arriving).toEqual(cone.paths[layer - 1]);
        }
      }),
    );
  });

  test('settings survive a trip through an address', () => {
    fc.assert(
      fc.property(anySettings, (drawn) => {
        const query = new URLSearchParams(settings.toQuery(drawn).toString());
        expect(settings.fromQuery(query)).toEqual({ settings: drawn, notes: [] });
      }),
    );
  });
});

describe('cells that nobody reads', () => {
  const rowsOf = (input: number, layers: Settings['layers']) =>
    modelOf(settings.check({ input, layers })).rows;
  const layer: Layer = { kind: 'conv', kernel: 3, stride: 1, dilation: 1, padding: 0 };

  test('are those that rounding down leaves at the end', () => {
    const rows = rowsOf(8, [{ ...layer, stride: 2 }]);
    expect([...readCells(rows, 0)]).not.toContain(7);
    expect(rows[1]!.floor).toMatchObject({ exact: 3.5, unread: 1 });
  });

  test('are those between windows that stand apart', () => {
    const rows = rowsOf(9, [{ ...layer, kernel: 1, stride: 3 }]);
    expect([...readCells(rows, 0)]).toEqual([0, 3, 6]);
  });

  test('are none in the topmost row, which is read by whoever comes next', () => {
    const rows = rowsOf(5, [layer]);
    expect([...readCells(rows, 1)]).toEqual([0, 1, 2]);
  });

  test('a unit at the edge reads cells of the padding', () => {
    const rows = rowsOf(5, [{ ...layer, padding: 1 }]);
    expect(readBy(rows[1]!, 0)).toEqual([-1, 0, 1]);
  });
});

test('a stack that runs out of cells is refused, with the layer and the length that would do', () => {
  expect(() => settings.check({ input: 4, layers: [{}, { kernel: 3 }] })).toThrow(
    'Layer 2: the kernel reaches over 3 cells of the length but the padded input has 2; the smallest length that would do is 3',
  );
});
