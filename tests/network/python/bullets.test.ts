import { describe, expect, test } from 'vitest';
import { readNetwork } from '@network/python/index.ts';
import { complaints, network, wiring } from './helpers.ts';

describe('a list of layers', () => {
  test('is read with bullets, bold names and backticks', () => {
    const source =
      "- **Layer1:** `nn.Conv2d(in_channels=3, out_channels=8, kernel_size=(7,7), padding='same')`\n- **bn1:** `nn.BatchNorm2d(8)`";
    const { nodes, output } = network(source);
    expect(wiring(network(source))).toEqual(['Layer1 Conv2d < input', 'bn1 BatchNorm2d < Layer1']);
    expect(output).toBe('bn1');
    expect(nodes[1]!.options).toEqual({
      in_channels: 3, out_channels: 8, kernel_size: [7, 7], stride: 1, padding: 'same', dilation: 1, groups: 1, bias: true, padding_mode: 'zeros',
    }); // prettier-ignore
    expect(complaints(source)).toEqual([]);
  });

  test.each([
    ['a bullet and loose bold', '• ** conv:** `nn.Conv2d(3, 8, 3)`'],
    ['a number', '1. conv: nn.Conv2d(3, 8, 3)'],
    ['no mark', 'conv: nn.Conv2d(3, 8, 3)'],
    ['a dash between', '* conv - nn.Conv2d(3, 8, 3)'],
    ['an assignment', 'conv = nn.Conv2d(3, 8, 3)'],
    ['an assignment to self', 'self.conv = nn.Conv2d(3, 8, 3)'],
    ['repr', '(conv): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))'],
    ['a line that is wrapped', '- conv: nn.Conv2d(3,\n  8, kernel_size=3)'],
  ])('names a layer by %s', (_form, source) => {
    expect(wiring(network(source))).toEqual(['conv Conv2d < input']);
  });

  test('gives each node the place of its call in the original text', () => {
    const source = 'The network:\n\n- **a:** `nn.ReLU()`\n';
    const { span } = network(source).nodes[1]!;
    expect(source.slice(span!.from, span!.to)).toBe('nn.ReLU()');
    expect([span!.line, span!.column]).toEqual([3, 11]);
  });

  test('puts in the Flatten that it leaves out, and says so', () => {
    const source = 'conv: nn.Conv2d(3, 8, 3)\nfc: nn.Linear(8, 2)\nfc2: nn.Linear(2, 2)';
    expect(wiring(network(source))).toEqual([
      'conv Conv2d < input',
      'flatten Flatten < conv',
      'fc Linear < flatten',
      'fc2 Linear < fc',
    ]);
    expect(complaints(source)).toEqual([
      'warning 2:5 A Flatten is put in before this Linear layer: the list has none, and what comes before gives feature maps. Add nn.Flatten() to the list.',
    ]);
  });

  test('repairs dashes, quotes and spaces that a PDF viewer put in, with a warning', () => {
    const source =
      'conv: nn.Conv2d(3, 8, 3, padding=‘same’)\nc2:\u00a0nn.Conv2d(in channels=8, out_channels=8, kernel_size=3)';
    expect(network(source).nodes.map((node) => node.kind)).toEqual(['input', 'Conv2d', 'Conv2d']);
    expect(complaints(source)).toEqual([
      'warning 1:34 Typographic quotes are read as plain ones.',
      'warning 2:4 A special space is read as a plain one.',
      "warning 2:15 'in channels' is read as in_channels.",
    ]);
  });

  test('leaves prose aside but names a line that looks like a layer', () => {
    expect(complaints('Here is the net.\nconv: nn.ReLU()\npool: MaxPool2d of 2 by 2')).toEqual([
      'warning 3:7 This line looks like a layer but is not read as one. Write it as a call: name: nn.Conv2d(3, 32, 3).',
    ]);
  });

  test('keeps a place for a line that is wrong, and reads the rest', () => {
    const source = '- a: nn.Conv2D(3, 8, 3)\n- b: nn.Conv2d(3 8, 3)\n- c: nn.ReLU(';
    expect(wiring(network(source))).toEqual(['a Conv2d < input', 'b unknown < a', 'c ReLU < b']);
    expect(complaints(source)).toEqual([
      'error 1:6 nn.Conv2D is not a layer known here. It is read as nn.Conv2d.',
      "error 2:18 '8' is not expected here. Is a comma missing before it?",
      "error 3:13 '(' is not closed. Add ')'.",
    ]);
  });

  test('numbers a name that comes twice', () => {
    expect(wiring(network('a: nn.ReLU()\na: nn.ReLU()'))).toEqual(['a ReLU < input', 'a_2 ReLU < a']);
    expect(complaints('a: nn.ReLU()\na: nn.ReLU()')).toEqual([
      "warning 2:4 The name 'a' is used before; this one is called 'a_2'.",
    ]);
  });

  test('may be what print(model) gives, with blocks printed once for several', () => {
    const source =
      'Net(\n  (stem): Sequential(\n    (0-1): 2 x Block(\n      (conv): Conv2d(3, 3, kernel_size=(3, 3))\n    )\n  )\n  (act): ReLU(inplace=True)\n)';
    expect(wiring(network(source))).toEqual([
      'stem.0.conv Conv2d < input',
      'stem.1.conv Conv2d < stem.0.conv',
      'act ReLU < stem.1.conv',
    ]);
    expect(complaints(source)[0]).toMatch(
      /^warning 4:15 A printed model does not say how its modules connect/,
    );
  });

  test('of nothing is no network', () => {
    expect(readNetwork('').network).toBeNull();
    expect(complaints('')).toEqual([
      'error 1:1 There is no network in this source. Write an nn.Sequential(…), a class that extends nn.Module, or a list of layers.',
    ]);
  });
});
