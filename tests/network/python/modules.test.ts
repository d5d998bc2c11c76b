import { describe, expect, test } from 'vitest';
import { complaints, moduleSource, network, wiring } from './helpers.ts';

const wires = (init: string, forward: string, before = '') =>
  wiring(network(moduleSource(init, forward, before)));

describe('an nn.Module', () => {
  test('runs its layers as forward says, a second use marked #2', () => {
    expect(
      wires(
        'self.conv = nn.Conv2d(3, 3, 3)\nself.relu = nn.ReLU()',
        'x = self.relu(self.conv(x))\nreturn self.relu(x)',
      ),
    ).toEqual(['conv Conv2d < input', 'relu ReLU < conv', 'relu#2 ReLU < relu']);
    const { nodes } = network(moduleSource('self.relu = nn.ReLU()', 'return self.relu(self.relu(x))'));
    expect(nodes.map((node) => node.module)).toEqual(['input', 'relu', 'relu']);
  });

  test('may use functions, operators and methods of tensors', () => {
    const forward = [
      'y = F.relu(x)',
      'y += torch.tanh(x) * 2',
      'y = torch.cat([x, y], dim=1)',
      'y = F.max_pool2d(y, 2).mean([2, 3])',
      'return F.log_softmax(y, dim=1)',
    ];
    expect(wires('pass', forward.join('\n'))).toEqual([
      'relu ReLU < input',
      'tanh Tanh < input',
      'mul mul < tanh',
      'add add < relu mul',
      'concat concat < input add',
      'maxpool2d MaxPool2d < concat',
      'mean mean < maxpool2d',
      'logsoftmax LogSoftmax < mean',
    ]);
  });

  test.each([
    ['x.view(x.size(0), -1)', 'Flatten', { start_dim: 1, end_dim: -1 }],
    ['x.view(x.shape[0], -1)', 'Flatten', { start_dim: 1, end_dim: -1 }],
    ['torch.flatten(x, 1)', 'Flatten', { start_dim: 1, end_dim: -1 }],
    ['x.flatten(start_dim=1)', 'Flatten', { start_dim: 1, end_dim: -1 }],
    ['x.view(x.size(0), x.size(1), -1)', 'Flatten', { start_dim: 2, end_dim: -1 }],
    ['x.view(-1, 16 * 5 * 5)', 'reshape', { shape: [-1, 400] }],
    ['x.reshape(x.size(0), 4, 2)', 'reshape', { shape: [-1, 4, 2] }],
  ])('reads %s as %s', (call, kind, options) => {
    const [, node] = network(moduleSource('pass', `return ${call}`)).nodes;
    expect(node).toMatchObject({ kind, options });
  });

  test('flattens where all axes but the batch are multiplied', () => {
    expect(wires('pass', 'b, c, h, w = x.size()\nreturn x.view(b, c * h * w)')).toEqual([
      'flatten Flatten < input',
    ]);
  });

  test('holds modules of other classes, with arguments and defaults, under paths as in a state_dict', () => {
    const block =
      'class Block(nn.Module):\n    expansion = 2\n    def __init__(self, width, act=nn.ReLU):\n        super(Block, self).__init__()\n        self.conv = nn.Conv2d(width, width * self.expansion, 1)\n        self.act = act()\n    def forward(self, x):\n        return self.act(self.conv(x)) + F.relu(x)\n\n';
    const source = moduleSource(
      'self.blocks = nn.Sequential(Block(4), Block(8, act=nn.Tanh))',
      'return self.blocks(x)',
      block,
    );
    expect(wiring(network(source))).toEqual([
      'blocks.0.conv Conv2d < input',
      'blocks.0.act ReLU < blocks.0.conv',
      'blocks.0.relu ReLU < input',
      'blocks.0.add add < blocks.0.act blocks.0.relu',
      'blocks.1.conv Conv2d < blocks.0.add',
      'blocks.1.act Tanh < blocks.1.conv',
      'blocks.1.relu ReLU < blocks.0.add',
      'blocks.1.add add < blocks.1.act blocks.1.relu',
    ]);
    expect(network(source).nodes[5]!.options.out_channels).toBe(16);
    expect(network(source).name).toBe('Net');
  });

  test('loops over ranges, ModuleLists, enumerate and zip', () => {
    const init =
      'self.convs = nn.ModuleList([nn.Conv2d(i, i, 1) for i in range(1, 3)])\nself.acts = nn.ModuleDict({"a": nn.ReLU(), "b": nn.Tanh()})';
    const forward =
      'for i, (conv, key) in enumerate(zip(self.convs, ["a", "b"])):\n    x = self.acts[key](conv(x))\nreturn x';
    expect(wires(init, forward)).toEqual([
      'convs.0 Conv2d < input',
      'acts.a ReLU < convs.0',
      'convs.1 Conv2d < acts.a',
      'acts.b Tanh < convs.1',
    ]);
  });

  test('decides what can be decided', () => {
    expect(
      wires(
        'self.down = None\nself.relu = nn.ReLU()',
        'if self.down is not None:\n    x = self.down(x)\nreturn self.relu(x) if 1 < 2 <= 2 else x',
      ),
    ).toEqual(['relu ReLU < input']);
  });

  test('may be extended, and extend Sequential or a layer', () => {
    const before =
      'class ConvReLU(nn.Sequential):\n    def __init__(self, a, b):\n        super().__init__(nn.Conv2d(a, b, 1), nn.ReLU())\n\nclass Head(nn.Linear):\n    def __init__(self):\n        super().__init__(4, 2)\n\n';
    expect(wires('self.a = ConvReLU(3, 4)\nself.b = Head()', 'return self.b(self.a(x))', before)).toEqual([
      'a.0 Conv2d < input',
      'a.1 ReLU < a.0',
      'b Linear < a.1',
    ]);
  });

  test('is found by the assignment at the bottom, else by being used by no other class', () => {
    const classes =
      'class A(nn.Module):\n    def __init__(self, n=1):\n        super().__init__()\n        self.fc = nn.Linear(n, n)\n    def forward(self, x):\n        return self.fc(x)\n\nclass B(nn.Module):\n    def forward(self, x):\n        return F.relu(x)\n';
    expect(network(classes).name).toBe('B');
    expect(network(`${classes}\nmodel = A(n=7).to('cpu')\n`).nodes[1]!.options.in_features).toBe(7);
  });

  test('that needs arguments is made by the last function that needs none', () => {
    const source =
      'class N(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n        self.fc = nn.Linear(n, n)\n    def forward(self, x):\n        return self.fc(x)\n\ndef small():\n    return N(2)\n\ndef large():\n    return N(9)\n';
    expect(network(source).nodes[1]!.options.in_features).toBe(9);
    expect(complaints(source)).toEqual([
      'warning 11:1 The network read is large(). For another, add a line such as model = small().',
    ]);
  });

  test('without forward is chained in the order of definition, which is said', () => {
    const source =
      'class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Conv2d(1, 1, 1)\n        self.b = nn.Linear(1, 1)\n';
    expect(wiring(network(source))).toEqual([
      'a Conv2d < input',
      'flatten Flatten < a',
      'b Linear < flatten',
    ]);
    expect(complaints(source)[0]).toBe(
      'warning 1:1 Net has no forward, so its layers are chained in the order of their definition. Add a forward to say how they connect.',
    );
  });

  test('gives each node the place where its layer is made, and a function the place of its call', () => {
    const source = moduleSource('self.conv = nn.Conv2d(3, 3, 3)', 'return F.relu(self.conv(x))');
    const text = network(source)
      .nodes.slice(1)
      .map(({ span }) => source.slice(span!.from, span!.to));
    expect(text).toEqual(['nn.Conv2d(3, 3, 3)', 'F.relu(self.conv(x))']);
  });

  test('ignores initialisation, docstrings, comments and type hints', () => {
    const init =
      '"""Weights."""\nself.conv: nn.Module = nn.Conv2d(3, 3, 3)  # three\nfor m in self.modules():\n    if isinstance(m, nn.Conv2d):\n        nn.init.kaiming_normal_(m.weight)\n        m.weight.data.normal_(0, math.sqrt(2. / (m.kernel_size[0] * m.out_channels)))';
    expect(complaints(moduleSource(init, 'return self.conv(x)'))).toEqual([]);
  });
});
