import { describe, expect, test } from 'vitest';
import { conventionsOf } from '@widgets/network-table/model/conventions.ts';
import { modelOf, look } from '@widgets/network-table/model/model.ts';
import { forms } from '@widgets/network-table/model/texts.ts';
import { describe as describeIt } from '@widgets/network-table/describe.ts';
import { foremost } from '@widgets/network-table/source/foremost.ts';
import { columnsFor, lackedBy, sumText } from '@widgets/network-table/table/columns.ts';
import { examples } from '@widgets/network-table/examples.ts';
import { networkNames, type Settings, settings as table } from '@widgets/network-table/settings.ts';

const at = (some: Partial<Settings> = {}) => table.check(some);
const model = (some: Partial<Settings> = {}) => modelOf(at(some));
const rowIn = (some: Partial<Settings>, id: string) => model(some).rows.find((row) => row.id === id)!;

describe('the network of Problem 4, pasted as the homework writes it', () => {
  const { rows, totals, image } = model();
  const numbers = (id: string) => rows.find((row) => row.id === id)!.numbers!;

  test('reads a colour picture of 256 × 256', () => {
    expect(image).toEqual([3, 256, 256]);
  });

  test('has 45,937,034 parameters, and buffers apart', () => {
    expect(totals.total).toBe(45_937_034);
    expect(totals.buffers).toBe(5 * 1 + 2 * (32 + 64 + 128 + 128 + 256));
  });

  test('takes 2,101,585,920 multiply–accumulates of weights', () => {
    expect(totals.work).toBe(2_101_585_920);
  });

  test('sees 7, 11, 13, 29, 37, 41, 57 and 65 pixels', () => {
    const fields = [1, 2, 3, 4, 5, 6, 7, 8].map((index) => numbers(`Layer${index}`).field);
    expect(fields).toEqual([7, 11, 13, 29, 37, 41, 57, 65].map((size) => [size, size]));
  });

  test('says where the floor drops rows', () => {
    const dropped = rows.filter((row) => row.remarks.some(({ column }) => column === 'output'));
    expect(dropped.map(({ id }) => id)).toEqual(['Layer2', 'Layer6']);
    expect(dropped[0]!.remarks[0]!.text).toMatch(/^126\.5 is rounded down: .* last row and last column/);
  });
});

describe('features without a grid', () => {
  const jump = columnsFor(table.defaults).find(({ column }) => column === 'jump')!;

  test('have no jump, but maps do', () => {
    expect(jump.text(rowIn({}, 'fc1'))).toBe('–');
    expect(jump.text(rowIn({}, 'Layer8'))).not.toBe('–');
  });

  test('say what their receptive field is, from the image and the padding', () => {
    const said = (some: Partial<Settings>, id: string) =>
      rowIn(some, id)
        .remarks.filter(({ column }) => column === 'field')
        .map(({ text }) => text);
    const whole =
      'What all units of Layer8 see together: rows and columns \u22123 to 253 of the image, 3 of them padding.';
    for (const id of ['fc1', 'fc3']) expect(said({}, id)).toEqual([whole]);
    expect(rowIn({}, 'fc1').numbers!.field).toEqual([257, 257]);
    expect(said({}, 'Layer8')).toEqual([]);
    // Flattened, a feature still sees what its own cell saw.
    expect(said({}, 'flatten')).toEqual([]);
    expect(jump.text(rowIn({}, 'flatten'))).toBe('16');
    // A map of one unit has its own numbers, which need no word.
    expect(said({ network: 'resnet-18' }, 'fc')).toEqual([]);
  });
});

describe('conventions', () => {
  test('count what is asked for', () => {
    const plain = rowIn({}, 'bn1').numbers!.work;
    expect(plain).toBe(0);
    expect(rowIn({ norm: true }, 'bn1').numbers!.work).toBe(32 * 256 * 256);
    expect(rowIn({ bias: true }, 'fc3').numbers!.work).toBe(10_240 + 10);
    expect(model({ unit: 'FLOP' }).totals.work).toBe(2 * 2_101_585_920);
  });

  test('as torchinfo, do not read the switches', () => {
    const plain = conventionsOf(at({ unit: 'mult-add' }));
    expect(conventionsOf(at({ unit: 'mult-add', bias: true, pool: true }))).toEqual(plain);
    expect(plain.rule).toBe('torchinfo');
  });
});

describe('a network that was chosen', () => {
  test.each(Object.keys(networkNames).filter((name) => name !== 'custom'))(
    '%s is read without an error, at the image it was made for',
    (name) => {
      const { rows, diagnostics } = model({ network: name as Settings['network'] });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(rows.filter(({ loss }) => loss)).toEqual([]);
      expect(rows.length).toBeGreaterThan(10);
    },
  );

  test('may be given another image', () => {
    expect(model({ network: 'vgg-16' }).image).toEqual([3, 224, 224]);
    expect(model({ network: 'resnet-18', height: 64, width: 96 }).image).toEqual([3, 64, 96]);
  });
});

describe('what is wrong', () => {
  const broken = examples.find(({ name }) => name === 'broken-source')!.settings;

  test('in a source is named at its place, and the rest is analysed', () => {
    const { diagnostics, rows } = model(broken);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', line: 6, column: 5 });
    expect(diagnostics[0]!.message).toMatch(/read as nn\.Conv2d/);
    expect(rows.find(({ id }) => id === '1')!.numbers!.shape).toEqual([32, 256, 256]);
    expect(rows.map(({ numbers }) => numbers !== undefined)).toEqual(rows.map(() => true));
    expect(rows).toHaveLength(9);
  });

  test('with a small image is the layer that it would leave empty, and the smallest that would do', () => {
    const lost = model({ height: 24, width: 24 }).rows.filter(({ loss }) => loss?.here);
    expect(lost).toHaveLength(1);
    const [height, width] = lost[0]!.loss!.smallestImage!;
    const mended = model({ height, width }).rows.find(({ id }) => id === lost[0]!.id)!;
    expect(mended.numbers).toBeDefined();
    const tooSmall = model({ height: height! - 1, width }).rows.find(({ id }) => id === lost[0]!.id)!;
    expect(tooSmall.numbers).toBeUndefined();
  });

  const failing = {
    network: 'custom',
    source:
      'nn.Sequential(\n  nn.Conv2d(3, 4, 3),\n  nn.ReLU(),\n  nn.Conv2d(5, 8, 3),\n  nn.Flatten(),\n  nn.Linear(100, 10))',
  } as const;

  test('in a layer that cannot read what comes before is marked where the layer was written', () => {
    const { diagnostics } = model(failing);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', line: 4, column: 3 });
    expect(diagnostics[0]!.message).toMatch(/^layer 2: .*5/);
  });

  test('with a small image is a warning at the layer that it is too small for', () => {
    const { diagnostics } = model({ height: 24, width: 24 });
    const before = new Set(model().diagnostics.map(({ message }) => message));
    const added = diagnostics.filter(({ message }) => !before.has(message));
    expect(added.map(({ severity }) => severity)).toEqual(['warning']);
    expect(added[0]!.hint).toMatch(/smallest image/);
  });

  test('leaves sums that say so, and copies without them', () => {
    const { rows } = model(failing);
    const texts = columnsFor(table.defaults).map((view) => [view.column, sumText(view, rows)]);
    expect(Object.fromEntries(texts)).toMatchObject({
      parameters: String(4 * 27 + 4 + 8 * 45 + 8 + 1010).replace('1', '1\u2006'),
      macs: `at least 6\u2006967\u2006${4 * 27 * 254 * 254 - 6_967_000}`,
    });
    const macs = columnsFor(table.defaults).find(({ column }) => column === 'macs')!;
    expect(lackedBy(macs, rows).map(({ id }) => id)).toEqual(['2', '3', '4']);
    expect(describeIt(model(failing), at(failing))).toMatch(
      / parameters, at least .* MACs\. No numbers for layer 2\./,
    );
    const total = forms.CSV(at(failing)).trim().split('\r\n').at(-1)!;
    expect(total).toMatch(/^Total,+$/);
  });

  test('with nothing to read is said first, and everything else once', () => {
    const { diagnostics, rows } = model({
      network: 'custom',
      source: 'colourless green ideas\nsleep furiously & in (',
    });
    expect(rows).toEqual([]);
    const { shown, more } = foremost(diagnostics, false);
    expect(shown[0]!.message).toBe('There is no network in this source.');
    const messages = shown.map(({ message }) => message);
    expect(new Set(messages).size).toBe(messages.length);
    expect(messages.length).toBeLessThanOrEqual(4);
    expect(more).toBe(new Set(diagnostics.map(({ message }) => message)).size - shown.length);
  });

  test('in a source without a network leaves an empty table', () => {
    expect(model({ network: 'custom', source: 'x = 1' }).rows).toEqual([]);
    expect(model({ network: 'custom', source: '' }).rows).toEqual([]);
  });
});

describe('a row looked at', () => {
  test('tells its operation in the words of PyTorch, with what each number is', () => {
    const { operation } = look(at(), 'Layer4', '');
    expect(operation!.map(({ text }) => text).join('')).toBe(
      "Conv2d(64, 128, 3, padding='valid', dilation=2)",
    );
    expect(operation!.find(({ link }) => link === 'kernel')!.text).toBe('3');
  });

  test('opens one formula where both axes agree, and one for each where they do not', () => {
    expect(look(at(), 'Layer4', 'field').opened!.ways).toHaveLength(1);
    expect(look(at({ width: 128 }), 'Layer4', 'output').opened!.ways).toHaveLength(2);
  });

  test('that is not there says nothing', () => {
    expect(look(at(), 'nowhere', 'macs')).toEqual({});
  });
});

test('parts of the model that did not change are the very same objects', () => {
  const before = model();
  const after = model({ row: 'Layer2', number: 'macs' });
  expect(after.rows).toBe(before.rows);
  expect(after.lines).toBe(before.lines);
});

test('every example is a setting that will do, and speaks of rows that exist', () => {
  for (const { settings } of examples) {
    const { rows } = model(settings);
    if (settings.row) expect(rows.map(({ id }) => id)).toContain(settings.row);
  }
});

describe('the table as text', () => {
  test('has every layer and the totals', () => {
    const csv = forms.CSV(at());
    expect(csv.trim().split('\r\n')).toHaveLength(1 + model().rows.length + 1);
    expect(csv).toContain('45937034');
    expect(forms.Markdown(at())).toContain('2101585920');
    expect(forms.LaTeX(at())).toContain('\\begin{tabular}');
  });

  test('has the columns that the table shows', () => {
    const headOf = (more: boolean) => forms.CSV(at({ more })).split('\r\n')[0]!.split(',');
    expect(headOf(false)).not.toContain('Buffers');
    expect(headOf(false)).not.toContain('Start');
    expect(headOf(true)).toEqual(expect.arrayContaining(['Buffers', 'Start']));
    expect(forms.Markdown(at({ more: false }))).not.toContain('Buffers');
    expect(forms.LaTeX(at({ more: false }))).not.toContain('Buffers');
  });

  test('as PyTorch is a program that reads back with the same numbers', () => {
    const source = forms.PyTorch(at());
    expect(source).toContain('nn.Sequential');
    expect(model({ network: 'custom', source }).totals).toEqual(model().totals);
  });

  test('of a source without a network is that source', () => {
    expect(forms.PyTorch(at({ network: 'custom', source: 'x = 1' }))).toBe('x = 1');
  });
});
