import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerer } from '@widgets/network-table/desk/answer.ts';
import { Desk } from '@widgets/network-table/desk/desk.ts';
import { newest } from '@widgets/network-table/desk/newest.ts';
import type { Answered, Asked } from '@widgets/network-table/desk/questions.ts';
import { rowPacker, unpackRows } from '@widgets/network-table/desk/rows.ts';
import { linesOf, sameLines } from '@widgets/network-table/model/groups.ts';
import { modelOf } from '@widgets/network-table/model/model.ts';
import type { Row } from '@widgets/network-table/model/row.ts';
import { type Settings, settings as table } from '@widgets/network-table/settings.ts';

const source = (layers: readonly string[]) =>
  `nn.Sequential(${layers.map((each) => `nn.${each}`).join(', ')})`;
const at = (some: Partial<Settings>) => table.check(some);
const custom = (...layers: string[]) => at({ network: 'custom', source: source(layers) });

/** A worker that answers as the real one does, after its messages were cloned as a browser would. */
class FakeWorker {
  static asked: Asked[] = [];
  onmessage: ((event: { data: Answered }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #answer = answerer();
  postMessage(message: Asked) {
    const { id, kind, ask } = structuredClone(message);
    FakeWorker.asked.push(message);
    queueMicrotask(() =>
      this.onmessage?.({ data: structuredClone({ id, answer: this.#answer(kind, ask) }) }),
    );
  }
  terminate() {
    this.onmessage = null;
  }
}

class BrokenWorker {
  onerror: (() => void) | null = null;
  postMessage() {
    setTimeout(() => this.onerror?.());
  }
  terminate() {
    this.onerror = null;
  }
}

const plain = (model: unknown) => JSON.parse(JSON.stringify(model));

afterEach(() => vi.unstubAllGlobals());

describe('a desk', () => {
  test('gives through its worker what the model gives', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const desk = new Desk();
    for (const settings of [custom('Conv2d(3, 8, 3)'), custom('Conv2d(3, 8, 3)', 'ReLU()'), at({})])
      expect(plain(await desk.model(settings))).toEqual(plain(modelOf(settings)));
  });

  test('keeps the rows that an edit does not change, as the very same objects', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const desk = new Desk();
    const { rows: before } = await desk.model(custom('Conv2d(3, 8, 3)', 'ReLU()', 'Conv2d(8, 8, 3)'));
    const { rows: now } = await desk.model(custom('Conv2d(3, 8, 3)', 'ReLU()', 'Conv2d(8, 9, 3)'));
    expect(now.map((row, index) => row === before[index])).toEqual([true, true, true, false]);
  });

  test.each([
    ['there are none', undefined],
    ['they cannot start', BrokenWorker],
  ])('works in the page where workers fail: %s', async (_, broken) => {
    vi.stubGlobal('Worker', broken);
    const desk = new Desk();
    const settings = custom('Conv2d(3, 8, 3)');
    expect(plain(await desk.model(settings))).toEqual(plain(modelOf(settings)));
    expect((await desk.ask('text', { settings, form: 'CSV' })).split('\n').length).toBeGreaterThan(2);
  });
});

const rows = fc.array(
  fc.record({
    id: fc.string({ maxLength: 2 }),
    path: fc.constant(['x']),
    operation: fc.string({ maxLength: 1 }),
  }),
);

test('rows packed one model after the other and unpacked again are the same rows', () => {
  fc.assert(
    fc.property(fc.array(rows), (models) => {
      const pack = rowPacker();
      let unpacked: Row[] = [];
      for (const model of models as unknown as Row[][]) {
        unpacked = unpackRows(structuredClone(pack(model)), unpacked);
        expect(unpacked).toEqual(model);
      }
    }),
  );
});

test('lines that are as they were stay the same objects, and the others are the new ones', () => {
  const folding = { depth: 9, toggled: [], selected: '' };
  const { rows } = modelOf(at({ network: 'resnet-18' }));
  const before = linesOf(rows, folding);
  const changed = rows.with(3, { ...rows[3]!, operation: 'Conv2d(1, 2, 3)' });
  const now = sameLines(before, linesOf(changed, folding));
  expect(now).toEqual(linesOf(changed, folding));
  const fresh = now.filter((line, index) => line !== before[index]);
  const holds = (line: (typeof now)[number]) =>
    line.kind === 'row' ? line.row === changed[3] : line.rows.includes(changed[3]!);
  expect(fresh).toEqual(now.filter(holds));
  expect(fresh.length).toBeLessThan(now.length / 2);
});

test('of wishes that come while one is worked on, only the newest is worked on next', async () => {
  const begun: number[] = [];
  const done: number[] = [];
  const finish: (() => void)[] = [];
  const want = newest(
    (wish: number) => {
      begun.push(wish);
      return new Promise<void>((resolve) => finish.push(resolve));
    },
    (wish) => done.push(wish),
    () => undefined,
  );
  for (const wish of [1, 2, 3]) want(wish);
  finish[0]!();
  await vi.waitFor(() => expect(begun).toEqual([1, 3]));
  finish[1]!();
  await vi.waitFor(() => expect(done).toEqual([1, 3]));
});
