import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Random } from '@engine/random.ts';
import { drawnGarments } from '@training/data/garments/index.ts';
import { fastBackend } from '@training/fast/learner.ts';
import { init, step } from '@training/loop.ts';
import { recipe, smallNet } from './nets.ts';

setFlagsFromString('--expose-gc');
const BATCH = 4;
const lasting = { ...recipe, batchSize: BATCH, epochs: 1000 };

const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use once what nobody holds is gone: of objects, and of the arrays outside the heap. */
function used(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it('10,000 steps leave the heap where it was', () => {
  const training = init(smallNet, drawnGarments(64, 1), lasting, fastBackend);
  const run = (steps: number) => {
    for (let count = 0; count < steps; count++) step(training);
  };
  run(1000); // until everything is compiled
  const before = used();
  run(10_000);
  // Twenty bytes a step, the least that any object takes, would come to more.
  expect(used() - before).toBeLessThan(150_000);
});

it('a step makes little that would have to be collected: less than two images', () => {
  const { batches, ...training } = init(smallNet, drawnGarments(64, 1), lasting, fastBackend);
  const batch = batches.fill(Int32Array.from({ length: BATCH }, (_, image) => image));
  const random = new Random(1);
  const run = (steps: number) => {
    for (let count = 0; count < steps; count++) {
      training.learner.learn(batch, random);
      training.learner.update(0.001);
    }
  };
  run(1000);
  collect();
  // The least of many stretches: what the compiler does beside them is none of theirs, and on a busy machine it is late.
  const made = Array.from({ length: 40 }, () => {
    const before = process.memoryUsage().heapUsed;
    run(100);
    return (process.memoryUsage().heapUsed - before) / 100;
  }).filter((bytes) => bytes >= 0); // below 0 a collection came between
  expect(Math.min(...made)).toBeLessThan(28 * 28 * 4 * 2);
});
