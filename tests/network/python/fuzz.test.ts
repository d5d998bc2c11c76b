import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '@network/diagnostic.ts';
import { type ReadResult, readNetwork } from '@network/python/index.ts';
import { type Random, mutate, randomNumbers } from './mutate.ts';
import { hostile } from './hostile.ts';

const folder = new URL('../../../src/network/models/', import.meta.url);
const models = readdirSync(folder)
  .filter((name) => /\.(?:py|txt)$/.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** What is wrong with an answer of the reader, whatever it was asked. */
function faults(source: string, { network, diagnostics }: ReadResult): string[] {
  const lines = source.split('\n');
  const misplaced = ({ from, to, line, column }: Diagnostic) =>
    from < 0 ||
    to < from ||
    to > source.length ||
    line < 1 ||
    line > lines.length ||
    column < 1 ||
    column > lines[line - 1]!.length + 1;
  const found = diagnostics
    .filter(misplaced)
    .map((each) => `misplaced: ${each.message} at ${each.line}:${each.column}`);
  if (diagnostics.some((each) => each.message.includes('fault of the reader')))
    found.push(`a fault: ${diagnostics[0]!.hint ?? ''}`);
  if (!network && !diagnostics.some((each) => each.severity === 'error'))
    found.push('neither a network nor an error');
  if (network && !isSound(network.nodes, network.output)) found.push('a network that reads ahead of itself');
  return found;
}

function isSound(nodes: readonly { id: string; inputs: readonly string[] }[], output: string): boolean {
  const seen = new Set<string>();
  for (const { id, inputs } of nodes) {
    if (seen.has(id) || !inputs.every((input) => seen.has(input))) return false;
    seen.add(id);
  }
  return seen.has(output);
}

/** A part of a model small enough to read ten thousand of: a window of its lines, or all of a short one. */
function seedText(random: Random): string {
  const model = models[random.below(models.length)]!;
  const lines = model.split('\n');
  const count = 3 + random.below(24);
  const from = random.below(Math.max(1, lines.length - count));
  return random.below(16) === 0 ? model : lines.slice(from, from + count).join('\n');
}

describe('whatever it is given, the reader answers', () => {
  test('to 10,000 mutated sources with a network or an error, each in its place', () => {
    const random = randomNumbers(20_260);
    const failures: string[] = [];
    for (let i = 0; i < 10_000; i++) {
      const source = mutate(seedText(random), random);
      for (const fault of faults(source, readNetwork(source))) failures.push(`${fault}\n${source}`);
    }
    expect(failures).toEqual([]);
  }, 300_000);

  test.each(Object.entries(hostile))('to %s', (_what, source) => {
    expect(faults(source, readNetwork(source))).toEqual([]);
  });
});
