import { Cannot, type Contender, type Outputs, type Prepared, STEPS } from '../contender.ts';
import { numbersOf } from '../numbers.ts';
import { workload } from '../workloads.ts';

/** A page, or a worker of one, holds one contender, so that none disturbs another's memory. */
const contenders: Record<string, () => Promise<{ contender: Contender }>> = {
  fieldbook: () => import('../contenders/fieldbook.ts'),
  'fieldbook-2': () => import('../contenders/fieldbook-2.ts'),
  'tfjs-cpu': () => import('../contenders/tfjs-cpu.ts'),
  'tfjs-wasm': () => import('../contenders/tfjs-wasm.ts'),
  jax: () => import('../contenders/jax/index.ts'),
  ort: () => import('../contenders/ort.ts'),
  'ort-training': () => import('../contenders/ort-training.ts'),
  convnet: () => import('../contenders/convnet.ts'),
  peak: () => import('../contenders/peak.ts'),
};

export type Answer = { cannot: string } | { outputs: Record<string, string>; help: string | undefined };

let contender: Contender;
let prepared: Prepared | undefined;

const encode = (outputs: Outputs): Record<string, string> =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, values]) => [
      name,
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength).toBase64(),
    ]),
  );

export const bench = {
  async open(name: string): Promise<void> {
    ({ contender } = await contenders[name]!());
  },

  /** Makes a piece of work ready and does it, for what comes out. */
  async prepare(name: string): Promise<Answer> {
    prepared?.release?.();
    prepared = undefined;
    const work = workload(name);
    try {
      prepared = await contender.prepare(work, numbersOf(work));
      for (let step = 0; step < (work.kind === 'training' ? STEPS : 1); step++) await prepared.run();
      return { outputs: encode(await prepared.outputs()), help: prepared.help };
    } catch (error) {
      if (error instanceof Cannot) return { cannot: error.message };
      throw error;
    }
  },

  /** Milliseconds of one run. Short work is repeated, so that the clock's own steps do not count. */
  async time(least: number): Promise<number> {
    for (let repeats = 1; ; repeats *= 2) {
      const start = performance.now();
      for (let i = 0; i < repeats; i++) {
        const running = prepared!.run();
        if (running) await running;
      }
      const spent = performance.now() - start;
      if (spent >= least) return spent / repeats;
    }
  },
};

export type Bench = typeof bench;
