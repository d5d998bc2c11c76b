import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { STEPS } from './contender.ts';
import type { Handle } from './handles.ts';
import { SEED, numbersOf } from './numbers.ts';
import { learningOf, shapesOf, windowOf } from './steps.ts';
import { type Workload, workload } from './workloads.ts';

/** Writes a piece of work where Python can read it: a description, and a file of raw float32 for each leaf. */
function write(work: Workload, folder: string): void {
  const { kind, target, program } = work;
  const shapes = shapesOf(program);
  const leaves = [...numbersOf(work)].map(([name, values], index) => {
    writeFileSync(join(folder, `leaf-${index}`), values);
    return { name, file: `leaf-${index}`, shape: shapes.get(name === SEED ? 'y' : name) };
  });
  const steps = program.steps.map((step) => ({
    ...step,
    options: undefined,
    window: windowOf(step, shapes.get(step.inputs[1] ?? '')),
  }));
  const learning = learningOf(work);
  const described = { kind, leaves, steps, learning, target: target && [...target] };
  writeFileSync(join(folder, 'work.json'), JSON.stringify(described));
}

/** PyTorch in a process of its own; undefined where `PYTHON` (python3) has none. */
export async function openTorch(): Promise<(Handle & { stop(): void }) | undefined> {
  const python = process.env.PYTHON ?? 'python3';
  if (spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status !== 0) return undefined;
  const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string);
  const ask = (question: object) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return next();
  };
  const { version } = await next();
  return {
    name: 'PyTorch',
    version,
    async prepare(name) {
      const work = workload(name);
      const folder = mkdtempSync(join(tmpdir(), 'yardstick-torch-'));
      try {
        write(work, folder);
        const { files } = await ask({ prepare: folder, runs: work.kind === 'training' ? STEPS : 1 });
        const read = (file: string) => new Float32Array(new Uint8Array(readFileSync(file)).buffer);
        return {
          outputs: Object.fromEntries(
            Object.entries<string>(files).map(([name, file]) => [name, read(file)]),
          ),
        };
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    time: async (least) => (await ask({ time: least })).milliseconds,
    stop: () => void child.kill(),
  };
}
