import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conv } from '@engine/ops/conv.ts';
import { linear } from '@engine/ops/linear.ts';
import { Tensor } from '@engine/tensor.ts';
import { evaluate } from '@network/formula.ts';
import { countsOf } from '@widgets/shared-weights/counts.ts';
import {
  type Layer,
  isPadding,
  outputLength,
  paddedLength,
  weightsOf,
  wiresOf,
} from '@widgets/shared-weights/layer.ts';
import { layoutOf, weightAt, weightNear } from '@widgets/shared-weights/layout.ts';
import { type Settings, settings } from '@widgets/shared-weights/settings.ts';
import { matrixOf } from '@widgets/shared-weights/shift.ts';

const anyLayer: fc.Arbitrary<Settings> = fc
  .record({
    wiring: fc.constantFrom('full' as const, 'local' as const, 'conv' as const),
    input: fc.integer({ min: 4, max: 9 }),
    inChannels: fc.integer({ min: 1, max: 2 }),
    outChannels: fc.integer({ min: 1, max: 2 }),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 2 }),
  })
  .map((drawn) => settings.fit({ ...settings.defaults, ...drawn }));

/** The column of W that an input cell without padding stands in. */
const columnOf = ({ input, padding }: Layer, cell: number): number =>
  Math.floor(cell / input) * (input + 2 * padding) + padding + (cell % input);

describe('of any layer', () => {
  test('the columns of a convolution’s matrix are what the engine makes of unit vectors', () => {
    fc.assert(
      fc.property(anyLayer, (drawn) => {
        const layer: Layer = { ...drawn, wiring: 'conv' };
        const { inChannels, outChannels, kernel, stride, padding, input } = layer;
        const values = Array.from({ length: weightsOf(layer) }, (_, weight) => weight + 1);
        const matrix = matrixOf(layer, values);
        const kernels = new Tensor([outChannels, inChannels, kernel], values);
        for (let cell = 0; cell < inChannels * input; cell++) {
          const unit = new Tensor([1, inChannels, input]);
          unit.data[cell] = 1;
          const column = [...conv([unit, kernels], { stride, padding }).output.data];
          const width = matrix.shape[1]!;
          const ours = column.map((_, row) => matrix.data[row * width + columnOf(layer, cell)]!);
          expect(ours).toEqual(column);
        }
      }),
    );
  });

  test('locally connected and convolution have wires in the same places', () => {
    fc.assert(
      fc.property(anyLayer, (drawn) => {
        const places = (wiring: Layer['wiring']) =>
          wiresOf({ ...drawn, wiring }).map(({ output, input }) => `${output} ${input}`);
        expect(places('local')).toEqual(places('conv'));
      }),
    );
  });

  test('only a convolution uses a weight more than once, and each of its weights once for each output cell of a channel', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        const uses = new Map<number, number>();
        for (const { weight } of wiresOf(layer)) uses.set(weight, (uses.get(weight) ?? 0) + 1);
        const expected = layer.wiring === 'conv' ? outputLength(layer) : 1;
        expect(new Set(uses.values())).toEqual(new Set([expected]));
      }),
    );
  });

  test('fully connected, every output reads every cell of the input and none of the padding', () => {
    fc.assert(
      fc.property(anyLayer, (drawn) => {
        const layer: Layer = { ...drawn, wiring: 'full' };
        const wires = wiresOf(layer);
        expect(wires.some(({ input }) => isPadding(layer, input))).toBe(false);
        const weight = new Tensor([layer.outChannels * outputLength(layer), layer.inChannels * layer.input]);
        expect(wires).toHaveLength(weight.size);
        const { output } = linear([new Tensor([1, weight.shape[1]!]), weight]);
        expect(new Set(wires.map((wire) => wire.output)).size).toBe(output.size);
      }),
    );
  });

  test('each formula comes to the number of weights that are there, and to the wires', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        for (const count of countsOf(layer)) {
          const wired = { ...layer, wiring: count.wiring };
          expect(evaluate(count.equation.right)).toBe(weightsOf(wired));
          expect(new Set(wiresOf(wired).map(({ weight }) => weight)).size).toBe(weightsOf(wired));
          expect(count.macs).toBe(wiresOf(wired).length);
          expect(count.parameters * count.uses).toBe(count.macs);
        }
      }),
    );
  });

  test('a pointer in the middle of a cell of the matrix, or half way along a wire, finds its weight', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        const layout = layoutOf(layer);
        const wires = wiresOf(layer);
        const middle = layout.rowHeight / 2;
        for (const { input, output, weight } of wires) {
          const across = layout.columnX(input) + layout.columnWidth / 2;
          expect(weightAt(layout, wires, across, layout.outputY(output) + middle)).toBe(weight);
          const at = 0.02;
          const down = layout.inputY(input) + at * (layout.outputY(output) - layout.inputY(input)) + middle;
          const near = weightNear(layout, wires, at, down)!;
          const same = wires.filter((wire) => wire.weight === near);
          const off = ({ input: from, output: to }: (typeof wires)[number]) =>
            Math.abs(layout.inputY(from) + at * (layout.outputY(to) - layout.inputY(from)) + middle - down);
          expect(Math.min(...same.map(off))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

test('padding is counted at both ends of each channel', () => {
  const layer: Layer = { ...settings.defaults, wiring: 'local', input: 4, inChannels: 2, padding: 1 };
  const cells = Array.from({ length: 2 * paddedLength(layer) }, (_, cell) => isPadding(layer, cell));
  expect(cells.map(Number).join('')).toBe('100001100001');
});

test('settings that no layer has leave no weight to choose from', () => {
  expect(weightsOf({ ...settings.defaults, stride: 0 })).toBe(0);
  expect(weightsOf({ ...settings.defaults, kernel: 9, input: 4 })).toBe(0);
});
