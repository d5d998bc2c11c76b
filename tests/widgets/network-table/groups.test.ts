import { describe, expect, test } from 'vitest';
import { linesOf } from '@widgets/network-table/model/groups.ts';
import type { Row } from '@widgets/network-table/model/row.ts';
import { volumesOf } from '@widgets/network-table/model/volumes.ts';

const row = (id: string, index = 0, all: string[] = []): Row => ({
  id,
  path: id.replace(/#\d+$/, '').split('.'),
  operation: 'ReLU',
  role: 'activation',
  inputs: index > 0 ? [all[index - 1]!] : [],
  numbers: {
    shape: [8, 4, 4],
    work: 0,
    field: [1, 1],
    jump: [1, 1],
    start: [0, 0],
  },
  remarks: [],
});

const ids = ['stem', 'layer1.0.conv', 'layer1.0.bn', 'layer1.1.conv', 'layer1.1.bn', 'head'];
const rows = ids.map(row);
const shown = (folding: Partial<Parameters<typeof linesOf>[1]>) =>
  linesOf(rows, { depth: 0, toggled: [], selected: '', ...folding }).map(
    (line) => `${'  '.repeat(line.level)}${line.label}${line.kind === 'group' && !line.open ? '…' : ''}`,
  );

describe('the lines of a table', () => {
  test('are all the layers where they are few, under the names of their modules', () => {
    expect(shown({})).toEqual([
      'stem',
      'layer1',
      '  0',
      '    conv',
      '    bn',
      '  1',
      '    conv',
      '    bn',
      'head',
    ]);
  });

  test('are put together below the depth asked for', () => {
    expect(shown({ depth: 1 })).toEqual(['stem', 'layer1…', 'head']);
    expect(shown({ depth: 2 })).toEqual(['stem', 'layer1', '  0…', '  1…', 'head']);
  });

  test('open or close by hand', () => {
    expect(shown({ depth: 2, toggled: ['layer1.1'] })).toEqual([
      'stem',
      'layer1',
      '  0…',
      '  1',
      '    conv',
      '    bn',
      'head',
    ]);
    expect(shown({ toggled: ['layer1'] })).toEqual(['stem', 'layer1…', 'head']);
  });

  test('never hide the row that was chosen', () => {
    expect(shown({ depth: 1, selected: 'layer1.0.bn' })).toContain('    bn');
  });

  test('of a long network fold until they are comfortably few', () => {
    const many = Array.from({ length: 90 }, (_, index) =>
      row(`layer${Math.floor(index / 10)}.${index % 10}`),
    );
    const lines = linesOf(many, { depth: 0, toggled: [], selected: '' });
    expect(lines.every((line) => line.kind === 'group' && !line.open)).toBe(true);
    expect(lines).toHaveLength(9);
  });

  test('keep apart two runs of one module', () => {
    const twice = ['a.x', 'a.y', 'b', 'a.x#2', 'a.y#2'].map(row);
    const lines = linesOf(twice, { depth: 1, toggled: [], selected: '' });
    expect(new Set(lines.map(({ key }) => key)).size).toBe(3);
  });
});

test('a closed module is drawn as one volume, read by what comes after it', () => {
  const volumes = volumesOf(linesOf(rows, { depth: 1, toggled: [], selected: '' }));
  expect(volumes.map(({ label, inputs }) => [label, inputs])).toEqual([
    ['stem', []],
    ['layer1', ['stem']],
    ['head', ['layer1/layer1.0.conv']],
  ]);
});
