import { expect, test } from 'vitest';
import { ShapeError, type Shape, sizeOf } from '@engine/tensor.ts';
import type { Options } from '@network/layer.ts';
import { layerKinds } from '@network/layers/index.ts';
import cases from '../golden/network/layers.json' with { type: 'json' };
import signatures from '../golden/network/signatures.json' with { type: 'json' };

test.each(signatures as unknown as [string, [string, unknown?][]][])(
  'the arguments of %s are PyTorch’s: names, order and defaults',
  (name, parameters) => {
    const { signature } = layerKinds.get(name)!;
    expect(signature.map((parameter) => [parameter.name, parameter.default])).toEqual(
      parameters.map(([argument, fallback]) => [argument, fallback]),
    );
  },
);

type Case = [string, Options, Shape, Shape | null, Record<string, Shape>, Record<string, Shape>];

test.each((cases as unknown as Case[]).map((row, index) => [row[0], index, row] as const))(
  '%s, case %i, makes the shapes that PyTorch makes, or refuses as it does',
  (_, _index, [name, options, input, output, parameters, buffers]) => {
    const kind = layerKinds.get(name)!;
    // PyTorch lets a transposed convolution crop all of its output away; here a layer without cells is refused.
    if (!output || sizeOf(output) === 0) {
      expect(() => kind.output(options, [input])).toThrow(ShapeError);
      return;
    }
    expect(kind.output(options, [input])).toEqual(output);
    expect(kind.parameters(options)).toEqual(parameters);
    expect(kind.buffers(options)).toEqual(buffers);
  },
);
