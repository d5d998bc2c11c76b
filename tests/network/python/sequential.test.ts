import { describe, expect, test } from 'vitest';
import { complaints, network, wiring } from './helpers.ts';

describe('an nn.Sequential', () => {
  test('numbers its layers', () => {
    expect(wiring(network('model = nn.Sequential(\n  nn.Conv2d(1, 4, 3),\n  nn.ReLU(),\n)'))).toEqual([
      '0 Conv2d < input',
      '1 ReLU < 0',
    ]);
  });

  test('may stand alone, without a name', () => {
    expect(wiring(network('nn.Sequential(nn.ReLU())'))).toEqual(['0 ReLU < input']);
  });

  test('takes names from an OrderedDict and from add_module', () => {
    const source =
      "model = nn.Sequential(OrderedDict([('a', nn.ReLU()), ('b', nn.Tanh())]))\nmodel.add_module('c', nn.Sigmoid())";
    expect(wiring(network(source))).toEqual(['a ReLU < input', 'b Tanh < a', 'c Sigmoid < b']);
  });

  test('takes an unpacked list that a loop has built', () => {
    const source =
      'layers = []\nfor width in [4, 8]:\n    layers.append(nn.Conv2d(3, width, 3))\n    layers += [nn.ReLU()]\nnet = nn.Sequential(*layers)';
    expect(wiring(network(source))).toEqual(['0 Conv2d < input', '1 ReLU < 0', '2 Conv2d < 1', '3 ReLU < 2']);
    expect(network(source).nodes[3]!.options.out_channels).toBe(8);
  });

  test('holds another', () => {
    expect(wiring(network('nn.Sequential(nn.Sequential(nn.ReLU(), nn.Tanh()), nn.ReLU())'))).toEqual([
      '0.0 ReLU < input',
      '0.1 Tanh < 0.0',
      '1 ReLU < 0.1',
    ]);
  });

  test('keeps what MaxPool2d leaves open as null: the stride is the kernel size', () => {
    expect(network('nn.Sequential(nn.MaxPool2d(2))').nodes[1]!.options).toEqual({
      kernel_size: 2, stride: null, padding: 0, dilation: 1, return_indices: false, ceil_mode: false,
    }); // prettier-ignore
  });

  test('in a Markdown fence is read without the prose around it', () => {
    expect(
      wiring(network('Try this (it works):\n```python\nnn.Sequential(nn.ReLU())\n```\nGood luck.')),
    ).toEqual(['0 ReLU < input']);
  });

  test('leaves training aside', () => {
    const source =
      'model = nn.Sequential(nn.ReLU())\nopt = torch.optim.SGD(model.parameters(), lr=0.1)\nfor epoch in range(10):\n    for x, y in loader:\n        loss = crit(model(x), y)\n';
    expect(complaints(source)).toEqual([]);
  });

  test('names each child that is no layer and reads the others', () => {
    const source = 'nn.Sequential(\n  nn.ReLu(),\n  nn.ReLU,\n  3,\n  [nn.Tanh()],\n)';
    expect(wiring(network(source))).toEqual([
      '0 ReLU < input',
      '1 unknown < 0',
      '2 unknown < 1',
      '3 Tanh < 2',
    ]);
    expect(complaints(source)).toEqual([
      'error 2:3 nn.ReLu is not a layer known here. It is read as nn.ReLU.',
      'error 3:3 nn.ReLU is a class; nn.Sequential takes layers made from it. Write nn.ReLU(…).',
      'error 4:3 nn.Sequential takes modules, not a whole number.',
      'error 5:3 nn.Sequential takes layers one by one, not a list of them. Write nn.Sequential(*layers).',
    ]);
  });

  test('warns that a repeated list repeats the same layers', () => {
    const source = 'nn.Sequential(*[nn.Linear(4, 4)] * 2)';
    expect(wiring(network(source))).toEqual(['0 Linear < input', '0#2 Linear < 0']);
    expect(complaints(source)).toEqual([
      'warning 1:16 Repeating a list repeats the same layers, which then share their weights. Write [… for _ in range(n)] for new ones.',
    ]);
  });
});
