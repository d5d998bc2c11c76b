import { describe, expect, test } from 'vitest';
import { readNetwork } from '@network/python/index.ts';
import { complaints, moduleSource, network, wiring } from './helpers.ts';

const inForward = (init: string, forward: string) => complaints(moduleSource(init, forward));

describe('a diagnostic', () => {
  test.each([
    [
      'an attribute',
      'self.conv1 = nn.ReLU()',
      'x = self.conv1(x)\nreturn self.convv1(x)',
      "error 7:16 Net has no attribute 'convv1'. Did you mean conv1?",
    ],
    [
      'an attribute of one letter, to which any other would be near',
      'self.a = nn.ReLU()',
      'return self.b(x)',
      "error 6:16 Net has no attribute 'b'.",
    ],
    [
      'a function',
      'pass',
      'return F.rellu(x)',
      'error 6:16 F.rellu is not a function read here. Did you mean F.relu?',
    ],
    [
      'a function of the other module',
      'pass',
      'return F.cat([x, x])',
      'error 6:16 F.cat is not a function read here. Did you mean torch.cat?',
    ],
    [
      'a name',
      'pass',
      'inputs = x\nreturn F.relu(input)',
      "error 7:23 The name 'input' is not defined. Did you mean inputs?",
    ],
    [
      'a mode of padding by a name that every object has',
      'pass',
      "return F.pad(x, (1, 1, 1, 1), 'constructor')",
      'error 6:16 F.pad takes two whole numbers per axis, last axis first, and a mode.',
    ],
    ['an operator on tensors', 'pass', 'return x @ x', "error 6:16 '@' on tensors is not read here."],
    [
      'a part of a tensor',
      'pass',
      'return x[:, 0]',
      'error 6:16 Taking a part of a tensor is not read here. It is passed on whole.',
    ],
    [
      'a forward without return',
      'self.a = nn.ReLU()',
      'x = self.a(x)',
      'error 1:1 forward of Net returns nothing. End it with a return.',
    ],
    [
      'a layer that is never used',
      'self.a = nn.ReLU()\nself.b = nn.Tanh()',
      'return self.a(x)',
      "warning 5:18 The layer 'b' is defined, but forward never uses it.",
    ],
    [
      'a plain list of layers',
      'self.a = [nn.ReLU()]',
      'for a in self.a:\n    x = a(x)\nreturn x',
      'warning 7:17 This module is kept in a plain list or dict, so PyTorch does not find its parameters. Use nn.ModuleList or nn.ModuleDict.',
    ],
    [
      'a ModuleList that is called',
      'self.a = nn.ModuleList([nn.ReLU()])',
      'return self.a(x)',
      'error 6:16 nn.ModuleList cannot be called. Loop over it and call what it holds.',
    ],
    [
      'a flatten of the batch',
      'pass',
      'return torch.flatten(x)',
      'warning 6:16 torch.flatten from axis 0 on joins the examples of a batch too. Write flatten(1) to keep the batch.',
    ],
    [
      'a test on data',
      'pass',
      'if x.shape[0] > 2:\n    x = F.relu(x)\nreturn x',
      'warning 6:12 This test depends on what is known only when the network runs; it is read as false.',
    ],
  ])('names %s', (_what, init, forward, words) => {
    expect(inForward(init, forward)).toContain(words);
  });

  test('of a missing super().__init__() is placed at the class', () => {
    const source =
      'class Net(nn.Module):\n    def __init__(self):\n        self.a = nn.ReLU()\n    def forward(self, x):\n        return self.a(x)\n';
    expect(complaints(source)).toEqual([
      'error 1:1 Net: __init__ never calls super().__init__(), which nn.Module needs. Make super().__init__() its first line.',
    ]);
  });

  test('of arguments of a class says what it takes', () => {
    const source =
      'class A(nn.Module):\n    def __init__(self, width, depth=1):\n        super().__init__()\n        self.fc = nn.Linear(3, width)\n    def forward(self, x):\n        return self.fc(x)\nmodel = A(widht=3)\nother = A()\n';
    expect(complaints(source)).toEqual([
      "error 7:11 A: unexpected argument 'widht'. Did you mean width?",
      "error 8:9 A: missing argument 'width'. It takes (width, depth).",
    ]);
  });

  test('of a bracket left open leaves the lines after it read', () => {
    const source = moduleSource('self.a = nn.Conv2d(3, 8, 3\nself.b = nn.ReLU()', 'return self.b(self.a(x))');
    expect(wiring(network(source))).toEqual(['a Conv2d < input', 'b ReLU < a']);
    expect(complaints(source)).toEqual(["error 4:27 '(' is not closed. Add ')'."]);
    expect(network(source).nodes[2]!.span).toMatchObject({ line: 5, column: 18 });
  });

  test('of a line that is no Python leaves the rest read', () => {
    const source = moduleSource(
      'self.a = nn.Conv2d(3, 8, 3)\nself.c = nn.Conv2d(3 = = 4)\nself.b = nn.ReLU()',
      'return self.b(self.c(self.a(x)))',
    );
    expect(wiring(network(source))).toEqual(['a Conv2d < input', 'unknown unknown < a', 'b ReLU < unknown']);
    expect(complaints(source).every((words) => words.startsWith('error 5:'))).toBe(true);
  });

  test('of a class that needs arguments says what to add', () => {
    const source = 'class Net(nn.Module):\n    def __init__(self, block):\n        super().__init__()\n';
    expect(readNetwork(source).network).toBeNull();
    expect(complaints(source)).toEqual([
      "error 1:1 Net needs 'block' to be made. Add a line such as model = Net(…).",
    ]);
  });

  test('names what is not known about a borrowed model once it is used', () => {
    const source = moduleSource(
      'self.body = torchvision.models.resnet18()',
      'return self.body(x)',
      'import torchvision\n',
    );
    expect(complaints(source)).toEqual([
      'error 7:16 What torchvision.models.resnet18 gives is not known here.',
    ]);
    expect(wiring(network(source))).toEqual(['unknown unknown < input']);
  });

  test('says how long a source may be', () => {
    expect(complaints('x'.repeat(200_001))).toEqual([
      'error 1:200001 The source is longer than 200,000 characters, so nothing was read.',
    ]);
    expect(complaints(`\n${'x'.repeat(5001)}`)).toEqual([
      'error 2:1 This line is longer than 5,000 characters, so nothing was read. Break it up.',
    ]);
  });
});

test.each(['constructor', 'toString', 'valueOf'])(
  'nn.%s, which every object has, is read as any other name',
  (name) => {
    const said = (name: string) => complaints(moduleSource(`self.a = nn.${name}`, 'return self.a(x)'));
    expect(said(name)).toEqual(said('nonsense').map((words) => words.replace('nonsense', name)));
  },
);
