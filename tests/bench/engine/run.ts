/**
 * `npm run bench:engine`: the yardstick's work on the fast engine, each as a share of the machine's peak in the same run.
 * In Node, whose V8 is Chromium's; `-- 100` takes the best of 100 turns. Needs the kernels (`npm run kernels`).
 */
import { cpus } from 'node:os';
import { measure } from './measure.ts';
import { workloads } from './workloads.ts';

const turns = Number(process.argv[2] ?? 30);
const { variant, gigaflops, figures } = measure(workloads(), turns);

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${variant}, one thread, best of ${turns}`,
);
console.log(`Peak, multiply-adds in registers: ${gigaflops.toFixed(1)} GFLOP/s\n`);
console.log('| Work | ms | share of peak |\n| --- | ---: | ---: |');
for (const { name, milliseconds, share } of figures) {
  console.log(`| ${name} | ${milliseconds.toPrecision(3)} | ${(100 * share).toFixed(0)} % |`);
}
