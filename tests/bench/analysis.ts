import { analyse } from '@network/analysis/index.ts';
import { models } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';

const runs = 30;

/** Median milliseconds of `runs` runs, after as many to warm up. */
function median(work: () => void): number {
  for (let run = 0; run < runs; run++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs / 2]!;
}

/** How long reading and analysing a network takes: what happens on each key stroke in its source. */
export function benchAnalysis(): void {
  console.log('| network | nodes | read, ms | analyse, ms |\n| --- | ---: | ---: | ---: |');
  for (const { title, source, input } of models) {
    const { network } = readNetwork(source);
    if (!network) throw new Error(`${title} could not be read.`);
    const read = median(() => readNetwork(source));
    const counted = median(() => analyse(network, { input }));
    console.log(`| ${title} | ${network.nodes.length} | ${read.toFixed(1)} | ${counted.toFixed(1)} |`);
  }
  console.log();
}
