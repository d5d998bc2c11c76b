import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '@kit/fields/text.ts';
import { type SettingsOf, choice, flag, integer, list, number, table } from '@kit/settings.ts';

const settings = table(
  {
    length: integer({ label: 'length', default: 9, min: 1, max: 50 }),
    cell: integer({ label: 'cell', default: 4, min: 0, max: ({ length }) => length - 1 }),
    time: number({ label: 'time', default: 0, min: -1, max: 1, step: 0.1 }),
    mode: choice(['conv', 'pool'], { label: 'mode', default: 'conv', names: { pool: 'pooling' } }),
    paths: flag({ label: 'paths', default: true }),
    source: text({ label: 'source', default: '', maxLength: 500 }),
    layers: list(
      {
        kernel: integer({ label: 'kernel', default: 3, min: 1, max: 9 }),
        kind: choice(['conv', 'pool'], { label: 'kind', default: 'conv' }),
        shift: integer({ label: 'shift', default: 0, min: -9, max: ({ kernel }) => kernel }),
      },
      { label: 'layers', default: [{}, { kernel: 5 }], minLength: 1, maxLength: 4 },
    ),
  },
  ({ length, mode }) => (mode === 'pool' && length < 2 ? 'length must be at least 2 for pooling' : undefined),
);
type Settings = SettingsOf<typeof settings>;

const read = (query: string) => settings.fromQuery(new URLSearchParams(query));

describe('what an author writes', () => {
  test('is completed with defaults, in rows of a list too', () => {
    const checked = settings.check({ length: 12, layers: [{ kernel: 7 }] });
    expect(checked).toEqual({
      ...settings.defaults,
      length: 12,
      layers: [{ kernel: 7, kind: 'conv', shift: 0 }],
    });
  });

  test('fails with every fault at once, and with the right names', () => {
    expect(() =>
      settings.check({ lenght: 3, mode: 'max', paths: 'yes', layers: [{ kernel: 3, pad: 1 }] }),
    ).toThrow(
      [
        "there is no 'lenght' (there are: length, cell, time, mode, paths, source, layers)",
        "mode must be one of 'conv', 'pool' but is 'max'",
        "paths must be true or false (yes or no in an address) but is 'yes'",
        "layers is wrong: in row 1, there is no 'pad' (there are: kernel, kind, shift)",
      ].join('\n'),
    );
  });

  test('is held to limits that depend on other settings', () => {
    expect(() => settings.check({ length: 4, cell: 4 })).toThrow(
      'cell must be a whole number from 0 to 3 but is 4',
    );
    expect(() => settings.check({ layers: [{ kernel: 1, shift: 2 }] })).toThrow(
      'layers is wrong: in row 1, shift must be a whole number from -9 to 1 but is 2',
    );
  });

  test('must be of the right type: a numeral in quotes is no number', () => {
    expect(() => settings.check({ length: '4' })).toThrow(
      "length must be a whole number from 1 to 50 but is '4'",
    );
  });

  test('must be rows where it is a list', () => {
    expect(() => settings.check({ layers: ['conv'] as never })).toThrow(
      "in row 1, settings must be a record but are 'conv'",
    );
    expect(() => settings.check({ layers: [] })).toThrow('layers must have 1 to 4 rows but has 0');
  });

  test('takes a default inside limits that another setting has drawn closer', () => {
    expect(settings.check({ length: 3 })).toEqual({ ...settings.defaults, length: 3, cell: 2 });
  });

  test('must keep the rule that binds several settings', () => {
    expect(() => settings.check({ mode: 'pool', length: 1, cell: 0 })).toThrow(
      'length must be at least 2 for pooling',
    );
  });
});

describe('a table', () => {
  const size = (options: { default: number; max: number | (() => number) }) =>
    integer({ label: 'size', min: 1, ...options });

  test('is refused if a default is outside its own limits', () => {
    expect(() =>
      table({
        size: size({ default: 12, max: 9 }),
        note: text({ label: 'note', default: 'abc', maxLength: 2 }),
      }),
    ).toThrow(
      [
        'settings: the default of size must be a whole number from 1 to 9 but is 12',
        'settings: the default of note must be at most 2 characters long but has 3',
      ].join('\n'),
    );
  });

  test('is refused if a default is outside the one limit that no other setting draws', () => {
    expect(() => table({ size: size({ default: 0, max: () => 9 }) })).toThrow(
      'the default of size must be a whole number of at least 1 but is 0',
    );
  });

  test('moves a default inside limits that other settings draw', () => {
    expect(table({ size: size({ default: 12, max: () => 9 }) }).defaults).toEqual({ size: 9 });
  });

  test('is refused if a row of a list by default, or what a row leaves out, will not do', () => {
    const rows = (fallback: number, written: number) =>
      table({
        rows: list(
          { size: size({ default: fallback, max: 9 }) },
          { label: 'rows', default: [{ size: written }], minLength: 1, maxLength: 2 },
        ),
      });
    expect(() => rows(3, 12)).toThrow(
      'the default of rows is wrong: in row 1, size must be a whole number from 1 to 9 but is 12',
    );
    expect(() => rows(12, 3)).toThrow(
      "list 'rows': the default of size must be a whole number from 1 to 9 but is 12",
    );
  });

  test('is refused if its defaults break its rule', () => {
    expect(() =>
      table({ size: size({ default: 3, max: 9 }) }, ({ size }) =>
        size < 4 ? 'size must be at least 4' : undefined,
      ),
    ).toThrow('settings: the defaults must keep the rule themselves, but size must be at least 4');
  });

  test('is refused if one name in a list is the beginning of another', () => {
    const field = size({ default: 1, max: 9 });
    expect(() =>
      list(
        { kernel: field, kernelSize: field },
        { label: 'layers', default: [], minLength: 0, maxLength: 1 },
      ),
    ).toThrow(
      "list 'layers': 'kernel' is the beginning of 'kernelSize', so an address could not tell them apart. Rename one.",
    );
  });
});

describe('an address', () => {
  test('leaves defaults out', () => {
    expect(settings.toQuery(settings.defaults).toString()).toBe('');
    expect(settings.toQuery({ ...settings.defaults, paths: false, length: 7 }).toString()).toBe(
      'length=7&paths=no',
    );
  });

  test('leaves out what the limits would give anyway', () => {
    expect(settings.toQuery(settings.check({ length: 3 })).toString()).toBe('length=3');
  });

  test('spells rows of a list in words', () => {
    const layers = settings.check({ layers: [{ kernel: 3, kind: 'pool', shift: -2 }, {}] }).layers;
    expect(settings.toQuery({ ...settings.defaults, layers }).toString()).toBe('layers=kindpool_shift-2*');
  });

  test('packs long text', () => {
    const source = 'nn.Conv2d(3, 32, kernel_size=7, padding="same")\n'.repeat(10);
    const query = settings.toQuery({ ...settings.defaults, source }).toString();
    expect(query.length).toBeLessThan(new URLSearchParams({ source }).toString().length / 2);
    expect(read(query).settings.source).toBe(source);
  });

  test('falls back to the default with a word of why', () => {
    const { settings: got, notes } = read('length=999&mode=max&paths=no');
    expect(got).toEqual({ ...settings.defaults, paths: false });
    expect(notes).toEqual([
      'length must be a whole number from 1 to 50 but is 999, so its usual value is shown.',
      "mode must be one of 'conv', 'pool' but is 'max', so its usual value is shown.",
    ]);
  });

  test('moves a default inside limits that another setting has drawn closer', () => {
    expect(read('length=2')).toEqual({ settings: { ...settings.defaults, length: 2, cell: 1 }, notes: [] });
  });

  test('that breaks the rule shows the usual settings', () => {
    expect(read('length=1&mode=pool')).toEqual({
      settings: settings.defaults,
      notes: ['length must be at least 2 for pooling; the usual settings are shown.'],
    });
  });

  test.each(['constructor', 'toString', '__proto__'])(
    'is not taken in by what every object has: %s',
    (word) => {
      expect(read(`mode=${word}`).settings).toEqual(settings.defaults);
      expect(read(`mode=${word}&${word}=1&layers=${word}1`).settings).toEqual(settings.defaults);
      expect(() => settings.check(JSON.parse(`{ "${word}": 1 }`))).toThrow(`there is no '${word}'`);
    },
  );

  test('ignores words that are not its own', () => {
    expect(read('utm_source=mail')).toEqual({ settings: settings.defaults, notes: [] });
  });

  test('never throws and always gives settings that pass the check, whatever it says', () => {
    const names = fc.constantFrom(...Object.keys(settings.fields));
    const anything = fc.array(
      fc.tuple(names, fc.oneof(fc.string(), fc.constantFrom('3', '*', 'kernel9_shift9*x', 'lz.@'))),
    );
    fc.assert(
      fc.property(anything, (pairs) => {
        const { settings: got } = settings.fromQuery(new URLSearchParams(pairs));
        expect(settings.check(got)).toEqual(got);
      }),
    );
  });
});

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    length: fc.integer({ min: 2, max: 50 }),
    time: fc.double({ min: -1, max: 1, noNaN: true }).map((t) => t + 0),
    mode: fc.constantFrom('conv' as const, 'pool' as const),
    paths: fc.boolean(),
    source: fc.string({ maxLength: 500, unit: 'binary' }),
    layers: fc.array(
      fc.record({
        kernel: fc.integer({ min: 1, max: 9 }),
        kind: fc.constantFrom('conv' as const, 'pool' as const),
        shift: fc.integer({ min: -9, max: 1 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .chain((rest) => fc.integer({ min: 0, max: rest.length - 1 }).map((cell) => ({ ...rest, cell })));

test('every settings survive a trip through an address', () => {
  fc.assert(
    fc.property(anySettings, (wanted) => {
      expect(read(settings.toQuery(wanted).toString())).toEqual({ settings: wanted, notes: [] });
    }),
  );
});

test('fitting moves each setting to the nearest that will do, in order', () => {
  const fitted = settings.fit({ ...settings.defaults, length: 3, cell: 8, time: 4 });
  expect(fitted).toMatchObject({ length: 3, cell: 2, time: 1 });
});
