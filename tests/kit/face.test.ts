import { expect, test } from 'vitest';
import { face } from '@kit/face.ts';
import { integer, table } from '@kit/settings.ts';

const settings = table({
  length: integer({ label: 'length', default: 9, min: 1, max: 50 }),
  cell: integer({ label: 'cell', default: 50, min: 0, max: ({ length }) => length - 1 }),
});
const examples = [{ name: 'short', title: 'Short', settings: { length: 3 }, note: 'Three cells.' }];
const faceOf = (props: Parameters<typeof face<typeof settings.fields>>[3]) =>
  face('demo', settings, examples, props);

test("an author's settings stand over those of the example", () => {
  expect(faceOf({ example: 'short', cell: 0 }).initial).toEqual({ length: 3, cell: 0 });
});

test('a step is laid over what was written, and what was not written follows it', () => {
  const { initial, base } = faceOf({ length: 9, step: { length: 4 } });
  expect(initial).toEqual({ length: 4, cell: 3 });
  expect(base).toEqual({ length: 9 });
});

test('a live figure is what an author gets without saying more', () => {
  expect(faceOf({})).toMatchObject({ edition: 'live', initial: { length: 9, cell: 8 } });
});

test('a wrong setting, in the figure or in its step, fails with the name of the figure', () => {
  expect(() => faceOf({ length: 99 })).toThrow(
    'figure demo: length must be a whole number from 1 to 50 but is 99',
  );
  expect(() => faceOf({ step: { width: 1 } as never })).toThrow(
    "figure demo: there is no 'width' (there are: length, cell)",
  );
});

test('an unknown example fails with those that there are', () => {
  expect(() => faceOf({ example: 'long' })).toThrow(
    "figure demo: there is no example 'long' (there are: short)",
  );
});

test("the marks that Astro puts on a styled page's pieces are no settings", () => {
  expect(faceOf({ 'data-astro-cid-x': true } as never).initial).toEqual(settings.defaults);
});
