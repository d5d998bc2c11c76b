import type { Network } from '@network/graph.ts';
import type { Looked, Model } from '../model/model.ts';
import type { Row } from '../model/row.ts';
import type { Form } from '../model/texts.ts';
import type { Column, Settings } from '../settings.ts';

/** What may be asked of who works things out, and what comes back: plain data both ways. */
export interface Questions {
  model: { ask: { settings: Settings }; answer: SentModel };
  look: { ask: { settings: Settings; id: string; column: Column | '' }; answer: Looked };
  /** The network and its input, as the measuring of an effective receptive field wants them. */
  measurable: { ask: { settings: Settings }; answer: { network: Network; input: readonly number[] } };
  /** The table, or the network, as text for elsewhere. */
  text: { ask: { settings: Settings; form: Form }; answer: string };
}

export type Kind = keyof Questions;

/** A model whose rows are sent only where they are not as they were. */
export type SentModel = Omit<Model, 'rows'> & { rows: readonly SentRow[] };

/** A row, or the place of the same row in the model that was sent before. */
export type SentRow = Row | number;

export interface Asked<K extends Kind = Kind> {
  id: number;
  kind: K;
  ask: Questions[K]['ask'];
}

export type Answered = { id: number; answer: unknown } | { id: number; failed: string };
