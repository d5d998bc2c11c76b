import { describe, expect, test } from 'vitest';
import { complaints, network } from './helpers.ts';

const complaint = (call: string) => complaints(`nn.Sequential(${call})`)[0];

describe("a layer's arguments", () => {
  test.each([
    [
      'nn.Conv2d(3, 8, kernal_size=3)',
      "error 1:31 Conv2d: unexpected argument 'kernal_size'. Did you mean kernel_size?",
    ],
    [
      'nn.Conv2d(3, kernel_size=3)',
      "error 1:15 Conv2d: missing argument 'out_channels'. It takes (in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode).",
    ],
    [
      "nn.Conv2d(3, 8, 3, padding='sme')",
      "error 1:34 Conv2d: padding must be a number, a pair, or one of 'same', 'valid', not 'sme'. Did you mean 'same'?",
    ],
    [
      'nn.Conv2d(3, 8, (3, 3, 3))',
      'error 1:31 Conv2d: kernel_size must be a number or a pair, not (3, 3, 3).',
    ],
    [
      'nn.Conv2d(3, 16 / 2, 3)',
      'error 1:28 Conv2d: out_channels must be a whole number, not 8.0. Divide with // to get a whole number.',
    ],
    ['nn.Conv2d(3, 0, 3)', 'error 1:28 Conv2d: out_channels must be at least 1, not 0.'],
    ["nn.Conv2d(3, 8, 3, bias='no')", "error 1:34 Conv2d: bias must be True or False, not 'no'."],
    [
      "nn.Conv2d(3, 8, 3, padding_mode='mirror')",
      "error 1:34 Conv2d: padding_mode must be one of 'zeros', 'reflect', 'replicate', 'circular', not 'mirror'.",
    ],
    ['nn.Dropout(p=None)', 'error 1:26 Dropout: p must be a number, not None.'],
    ['nn.Linear(4, 4, in_features=4)', "error 1:31 Linear: the argument 'in_features' is given twice."],
    ['nn.ReLU(True, 3)', 'error 1:29 ReLU: too many arguments. It takes (inplace).'],
    ['nn.LSTM(3, 4)', 'error 1:15 nn.LSTM is a layer of PyTorch that is not analysed here.'],
  ])('%s', (call, words) => {
    expect(complaint(call)).toBe(words);
  });

  test('device and dtype are taken and left aside', () => {
    expect(complaints("nn.Sequential(nn.Linear(3, 4, device='cpu', dtype=torch.float32))")).toEqual([]);
  });

  test('a name all but right is read as meant, so that the rest has its shapes', () => {
    expect(network('nn.Sequential(nn.Conv2d(3, 8, kernal_size=5))').nodes[1]!.options.kernel_size).toBe(5);
  });
});
