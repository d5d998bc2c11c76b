import { describe, expect, test } from 'vitest';
import { analyse } from '@network/analysis/index.ts';
import { complaints, moduleSource, network, wiring } from './helpers.ts';

/** The widths of convolutions that a list of Python's gives, one after the other. */
const widthsOf = (list: string, before = '') =>
  network(`${before}model = nn.Sequential(*[nn.Conv2d(3, w, 1) for w in ${list}])`)
    .nodes.slice(1)
    .map(({ options }) => options.out_channels);

const said = (expression: string) => complaints(`model = nn.Sequential(nn.Conv2d(3, ${expression}, 1))`);

describe('Python’s own functions', () => {
  test.each([
    ['sorted([8, 64, 16])', [8, 16, 64]],
    ['sorted([8, 64, 16], reverse=True)', [64, 16, 8]],
    ['[sum([1, 2], start=4)]', [7]],
    ['[sum([1, 2], 4)]', [7]],
    ['[round(2.5), round(3.5)]', [2, 4]],
  ])('%s is %j', (list, widths) => {
    expect(widthsOf(list)).toEqual(widths);
  });

  test('put a list in order in its place', () => {
    expect(widthsOf('widths', 'widths = [8, 64, 16]\nwidths.sort(reverse=True)\n')).toEqual([64, 16, 8]);
  });

  test.each([
    ['max([1, 2], key=len)', "error 1:48 The argument 'key' of max is not read here."],
    [
      'sorted([1, 2], key=len)[0]',
      'error 1:36 Only numbers, or strings, are put in order here, and by themselves.',
    ],
    ['int(round(8.4, 1))', 'error 1:40 round to a number of digits is not read here. Leave the digits out.'],
    ["int('10', 2)", 'error 1:36 int of a string to another base is not read here.'],
  ])('say of %s what they cannot read, and do not guess', (expression, words) => {
    expect(said(expression)).toEqual([words]);
  });

  test('see what an object has from its class', () => {
    const init =
      'self.a = nn.Conv2d(3, getattr(self, "width", 4), 1)\nif hasattr(self, "width"):\n    self.b = nn.ReLU()';
    const source = moduleSource(init, 'return self.b(self.a(x))').replace(
      'Module):',
      'Module):\n    width = 8',
    );
    expect(wiring(network(source))).toEqual(['a Conv2d < input', 'b ReLU < a']);
    expect(network(source).nodes[1]!.options.out_channels).toBe(8);
  });

  test('copy a module deeply, with weights of its own; a list holds the same module twice', () => {
    const parameters = (second: string) =>
      analyse(
        network(
          `import copy\nblock = nn.Sequential(nn.Conv2d(3, 3, 1))\nmodel = nn.Sequential(block, ${second})`,
        ),
        { input: [1, 3, 8, 8] },
      ).totals.total;
    expect(parameters('copy.deepcopy(block)')).toBe(24);
    expect(parameters('block')).toBe(12);
  });
});
