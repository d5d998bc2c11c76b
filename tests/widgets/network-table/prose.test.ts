import { describe, expect, test } from 'vitest';
import { quote, working } from '@widgets/network-table/prose.ts';
import { evaluate } from '@network/formula.ts';

/** Thin spaces as plain ones. */
const plain = (text: string) => text.replace(/\u2006/g, ' ');

describe('numbers in the prose of a lesson', () => {
  test('are those of the homework, exactly', () => {
    expect(plain(quote({ what: 'parameters' }))).toBe('45 937 034');
    expect(plain(quote({ what: 'macs' }))).toBe('2 101 585 920');
    expect(plain(quote({ of: 'fc1', what: 'parameters' }))).toBe('44 303 360');
    expect(plain(quote({ of: 'Layer2', what: 'output' }))).toBe('64 × 126 × 126');
    expect(quote({ of: 'Layer8', what: 'field' })).toBe('65');
  });

  test('tell which rows of the picture a layer sees', () => {
    expect(quote({ of: 'fc1', what: 'field' })).toBe('257');
    expect(quote({ of: 'fc1', what: 'start' })).toBe('−3');
    for (const of of ['Layer8', 'fc1']) {
      expect(quote({ of, what: 'end' })).toBe('253');
      expect(quote({ of, what: 'seen' })).toBe('254');
      expect(quote({ of, what: 'unseen' })).toBe('2');
    }
    expect(quote({ of: 'Layer1', what: 'unseen' })).toBe('0');
    expect(quote({ of: 'Layer8', what: 'side' })).toBe('13');
    expect(quote({ of: 'Layer8', what: 'steps' })).toBe('12');
    expect(quote({ of: 'Layer7', what: 'side', swap: ['dilation=2', 'dilation=1'] })).toBe('27');
  });

  test('can be a share of the whole, or words', () => {
    expect(plain(quote({ of: 'fc1', what: 'parameters', as: 'share' }))).toBe('96.4 %');
    expect(quote({ what: 'parameters', as: 'words' })).toBe('45.9 million');
    expect(plain(quote({ what: 'macs', as: 'short' }))).toBe('2.10 G');
  });

  test('are added up over the layers of a role', () => {
    const convolutions = Number(plain(quote({ role: 'convolution', what: 'macs' })).replaceAll(' ', ''));
    const linear = Number(plain(quote({ role: 'linear', what: 'macs' })).replaceAll(' ', ''));
    expect(convolutions + linear).toBe(2_101_585_920);
    expect(linear).toBe(43264 * 1024 + 1024 * 1024 + 1024 * 10);
  });

  test('fail the build on a layer that there is not, with those that there are', () => {
    expect(() => quote({ of: 'fc9', what: 'parameters' })).toThrow(/problem-4 has no layer 'fc9' .*fc1, fc2/);
    expect(() => quote({ what: 'field' })).toThrow(/say of which/);
    expect(() => working({ of: 'fc9', what: 'macs' })).toThrow(/no layer 'fc9'/);
  });

  test('show a formula that comes to the number it explains', () => {
    for (const what of ['output', 'parameters', 'macs', 'field', 'jump', 'start'] as const) {
      const [way] = working({ of: 'Layer4', what }).ways;
      expect(evaluate(way!.equation!.right)).toBe(way!.value);
    }
  });
});
