import { describe, expect, test } from 'vitest';
import type { Request } from '@training/worker/messages.ts';
import { ending, makeHost, start, stepsOf } from './host.ts';

describe('asked in the middle of a step that workers share, a run', () => {
  /** A host that is sent requests while the first step waits for its lesson. */
  function askedMidStep(...requests: Request[]) {
    let asked = false;
    const host = makeHost({
      apart: true,
      cost: () => {
        if (!asked) host.send(...requests);
        asked = true;
        return 1;
      },
    });
    host.send(start('a'));
    return host;
  }

  test('to pause finishes the step, and then says so', async () => {
    const { send, until, settle, reports } = askedMidStep({ kind: 'pause', run: 'a' });
    await settle();
    expect(stepsOf(reports).map(({ step }) => step)).toEqual([1]);
    expect(reports.at(-1)).toMatchObject({ kind: 'paused', step: 1 });
    send({ kind: 'resume', run: 'a' });
    expect(await until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
  });

  test('to pause and to go on after all goes on without a word', async () => {
    const { until, found } = askedMidStep({ kind: 'pause', run: 'a' }, { kind: 'resume', run: 'a' });
    expect(await until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
    expect(found({ kind: 'paused' })).toEqual([]);
  });

  test('for a snapshot is kept as it was before the step', async () => {
    const { until } = askedMidStep({ kind: 'snapshot', run: 'a' });
    const kept = await until({ kind: 'snapshot' });
    if (kept.kind !== 'snapshot') throw new Error('not a snapshot');
    const second = makeHost({ apart: true });
    second.send(start('a', { snapshot: kept.snapshot }));
    expect(await second.until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
    expect(stepsOf(second.reports)[0]!.step).toBe(1);
  });

  test('to end, and begun anew under its name, makes no step of the old one', async () => {
    const { until, releases, reports } = askedMidStep({ kind: 'cancel', run: 'a' }, start('a'));
    expect(await until({ kind: 'done' })).toMatchObject({ snapshot: await ending() });
    expect(reports.filter(({ kind }) => kind === 'cancelled')).toHaveLength(1);
    expect(stepsOf(reports).map(({ step }) => step)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(releases.count).toBe(2);
  });
});
