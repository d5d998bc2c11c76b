import type { Diagnostic } from '@network/diagnostic.ts';
import type { Network } from '@network/graph.ts';
import { modelNamed } from '@network/models/index.ts';
import { readNetwork } from '@network/python/index.ts';
import type { Settings } from '../settings.ts';
import { remember } from './remember.ts';

/** A source and what was read in it. */
export interface Reading {
  source: string;
  network: Network;
  diagnostics: readonly Diagnostic[];
  /** The input that the network is known for, without the batch. */
  image?: readonly number[];
}

/** What stands where a source holds no network at all. */
const nothing: Network = { name: 'nothing', nodes: [], output: '' };

const read = remember((source: string, known: string): Reading => {
  const { network, diagnostics } = readNetwork(source);
  return {
    source,
    network: network ?? nothing,
    diagnostics,
    ...(known !== '' && { image: known.split(' ').map(Number) }),
  };
});

/** What the settings' source says: that of a known network, or the reader's own. */
export function readingOf({ network, source }: Pick<Settings, 'network' | 'source'>): Reading {
  if (network === 'custom') return read(source, '');
  const model = modelNamed(network);
  if (!model) throw new Error(`there is no network called '${network}'`);
  return read(model.source, model.input.slice(1).join(' '));
}
