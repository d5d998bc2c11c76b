const loop = (body: string) => `for i in range(200):\n    ${body}\n`;

/** Sources made to hang, to overflow or to exhaust a reader. */
export const hostile: Record<string, string> = {
  'five thousand open brackets': '('.repeat(5000),
  'five thousand nested lists over lines': `x = ${'[\n'.repeat(5000)}${']\n'.repeat(5000)}`,
  'a long row of minus signs': `x = ${'-'.repeat(4900)}1`,
  'a long chain of attributes': `x = a${'.b'.repeat(2400)}`,
  'a long chain of calls': `x = a${'()'.repeat(2400)}`,
  'a long sum': `x = ${'1+'.repeat(2400)}1`,
  'thousands of ifs without bodies': 'if a:\n'.repeat(3000),
  'blocks nested six hundred deep': Array.from(
    { length: 600 },
    (_, depth) => `${' '.repeat(depth)}if 1:\n`,
  ).join(''),
  'nested lambdas': `x = ${'lambda: '.repeat(600)}1`,
  'nested format strings': 'x = f"{'.repeat(600),
  'a loop of a billion': 'for i in range(10**9):\n    x = i\n',
  'a list of a billion': 'x = [0] * 10**9\nnn.Sequential(nn.ReLU())\n',
  'a tower of powers': 'x = 10**10**10\n',
  'a string of gigabytes': "x = 'a' * 10**10\n",
  'a list that doubles': `x = [1]\n${loop('x += x')}`,
  'a string that doubles': `x = 'a'\n${loop("x = f'{x}{x}'")}`,
  'a string that multiplies by replacing': `x = 'a'\n${loop("x = x.replace('a', 'aaaa')")}`,
  'a tuple that doubles, compared': `x = (1,)\n${loop('x = (x, x)')}y = x == (x, x)\nnn.Conv2d(x, x, x)\nnn.Upsample(scale_factor=x)\nisinstance(1, x)\n`,
  'modules that double': `x = nn.ReLU()\n${loop('x = nn.Sequential(x, x)')}model = nn.Sequential(x)\n`,
  'a list in itself': 'x = []\nx.append(x)\ny = f"{x}" + str(x)\nz = x == x\nmodel = nn.Sequential(*x)\n',
  'a dict in itself': 'x = {}\nx["x"] = x\ny = f"{x}"\n',
  'a Sequential in itself': 'x = nn.Sequential(nn.ReLU())\nx.append(x)\n',
  'a module in itself':
    'class A(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = self\n    def forward(self, x):\n        return self.a(x)\n',
  'a class that makes itself':
    'class A(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = A()\n',
  'a class that extends itself': 'class A(A):\n    pass\nmodel = A()\n',
  'a function that calls itself': 'def f(n):\n    return f(n + 1)\nmodel = nn.Sequential(f(0))\n',
  'functions wrapped ten thousand times':
    'def f(x):\n    return nn.ReLU()\nfor i in range(10000):\n    f = partial(f, 1)\nmodel = nn.Sequential(f())\n',
  'an endless forward':
    'class A(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.ReLU()\n    def forward(self, x):\n        while True:\n            x = self.a(x)\n',
  'loops in loops': 'x = [a for a in range(1000) for b in range(1000) for c in range(1000)]\n',
  'an error in a long loop': 'for i in range(100000):\n    x = undefined_name\n',
  'two thousand layers of one name': '- a: nn.Conv2d(3, 3, 3)\n'.repeat(2000),
  'thousands of lines left open': '- a: nn.Conv2d((((\n'.repeat(2000),
  'thousands of classes': Array.from({ length: 2000 }, (_, i) => `class C${i}(nn.Module): pass\n`).join(''),
  'a printed model that repeats without end': `${'(0-999999999): 999999999 x A(\n'.repeat(100)}(0): ReLU()\n`,
  'fences only': '```\n'.repeat(5000),
  'quotes only': '"""'.repeat(1500),
  'colons only': ':'.repeat(4900),
  'every control character': Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join(''),
  'half of a surrogate pair': 'x = "\ud800"\nnn.Sequential(nn.ReLU\udfff())',
};
