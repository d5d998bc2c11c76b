import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const again = fileURLToPath(new URL('../../src/training/record/again.ts', import.meta.url));

test.each([
  [[], 'Which lab is to be run again? npm run record:again -- <lab> [epochs] knows lenet, resnet-20.'],
  [['nonsense'], "There is no recorded lab named 'nonsense'. npm run record:again -- <lab> [epochs] knows"],
  [['lenet', 'many'], "epochs must be a whole number from 1 to 14, but is 'many'."],
  [['lenet', '15'], "epochs must be a whole number from 1 to 14, but is '15'."],
])(
  'record:again with %j says what is wrong in a sentence, and fails',
  (words, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [again, ...words], { encoding: 'utf8' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  },
  30_000,
);
