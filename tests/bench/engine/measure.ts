import { wrong } from './compare.ts';
import { type Outputs, STEPS } from './contender.ts';
import { FLOP_PER_ROUND, ROUNDS } from './contenders/peak.ts';
import { contender as plain } from './contenders/plain.ts';
import type { Handle } from './handles.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { flopOf } from './steps.ts';
import { type Workload, workload } from './workloads.ts';

/** How one contender did: how long it took at best, or in words why there is no such number. */
export type Result = { milliseconds: number; help?: string | undefined } | { failed: string };

export interface Row {
  work: Workload;
  flop: number;
  /** Operations a second of the multiply-add loop, in turn with this work, in GFLOP/s. */
  peak: number;
  results: ReadonlyMap<string, Result>;
}

/** Work this short is repeated until the clock's own steps, 0.1 ms on a plain page, do not count. */
const LEAST = 10;

/** Who takes this long is in no danger of being taken for quick: one turn will do. */
const SLOW = 400;
const SLOW_TURNS = 1;

async function judge(work: Workload, numbers: Numbers): Promise<Outputs> {
  const prepared = await plain.prepare(work, numbers);
  for (let step = 0; step < (work.kind === 'training' ? STEPS : 1); step++) await prepared.run();
  return prepared.outputs();
}

async function ready(handle: Handle, work: Workload, right: Outputs, numbers: Numbers): Promise<Result> {
  try {
    const answer = await handle.prepare(work.name);
    if ('cannot' in answer) return { failed: `cannot: ${answer.cannot}` };
    const error = wrong(answer.outputs, right, work, numbers);
    return error ? { failed: `wrong: ${error}` } : { milliseconds: Infinity, help: answer.help };
  } catch (error) {
    return { failed: `failed: ${String(error).split('\n')[0]}` };
  }
}

/** Compares outputs first, then takes the best of many turns, all in turn: others on the machine can only make them slower. */
export async function measure(
  name: string,
  handles: readonly Handle[],
  peak: Handle,
  turns: number,
): Promise<Row> {
  const work = workload(name);
  const numbers = numbersOf(work);
  const right = await judge(work, numbers);
  const results = new Map<string, Result>();
  for (const handle of handles) results.set(handle.name, await ready(handle, work, right, numbers));

  let fastestPeak = Infinity;
  await peak.prepare(name);
  for (let turn = 0; turn < turns; turn++) {
    fastestPeak = Math.min(fastestPeak, await peak.time(LEAST));
    for (const handle of handles) {
      const result = results.get(handle.name)!;
      if ('failed' in result || (turn >= SLOW_TURNS && result.milliseconds > SLOW)) continue;
      result.milliseconds = Math.min(result.milliseconds, await handle.time(LEAST));
    }
  }
  const flop = flopOf(work.program, work.kind !== 'forward');
  return { work, flop, peak: (ROUNDS * FLOP_PER_ROUND) / fastestPeak / 1e6, results };
}
