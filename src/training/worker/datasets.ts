import { take } from '../data/dataset.ts';
import { readFashion } from '../data/fashion.ts';
import type { Split } from '../data/files.ts';
import { drawnGarments } from '../data/garments/index.ts';
import { DataError } from '../data/idx.ts';
import { drawnMarks, marksEverywhere, unfolded } from '../data/marks.ts';
import type { DataChoice, Datasets } from './messages.ts';

/** What was chosen last, so that two runs on the same images share them. */
let held: { key: string; datasets: Promise<Datasets> } | undefined;

/** Loads or draws what was chosen. @throws DataError naming the file that cannot be had. */
export function loadDatasets(choice: DataChoice): Promise<Datasets> {
  const key = JSON.stringify(choice);
  if (held?.key === key) return held.datasets;
  const datasets = load(choice);
  const mine = { key, datasets };
  held = mine;
  datasets.catch(() => {
    if (held === mine) held = undefined;
  });
  return datasets;
}

async function load(choice: DataChoice): Promise<Datasets> {
  if (choice.kind === 'garments') {
    const { train, test, seed } = choice;
    return { train: drawnGarments(train, seed), test: drawnGarments(test, seed + 1) };
  }
  if (choice.kind === 'marks') return marks(choice);
  const read = (split: Split) => readFashion(split, (name) => fetchFile(`${choice.address}/${name}`));
  const [train, test] = await Promise.all([read('train'), read('test')]);
  return { train: take(train, choice.train ?? Infinity), test: take(test, choice.test ?? Infinity) };
}

/** The pictures tested on are others than those learned from, whatever the seed. */
export function marks({ train, where, seed, unfold }: Extract<DataChoice, { kind: 'marks' }>): Datasets {
  const pictures = { train: drawnMarks(train, seed, where), test: marksEverywhere(1, seed + 1) };
  if (unfold === undefined) return pictures;
  return { train: unfolded(pictures.train, unfold), test: unfolded(pictures.test, unfold) };
}

async function fetchFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address).catch((error: unknown) => {
    throw new DataError(`${address}: could not be reached (${(error as Error).message})`);
  });
  if (!response.ok) throw new DataError(`${address}: the site answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
