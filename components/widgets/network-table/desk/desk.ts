import type { Row } from '../model/row.ts';
import type { Model } from '../model/model.ts';
import type { Settings } from '../settings.ts';
import type { Answered, Kind, Questions } from './questions.ts';
import { unpackRows } from './rows.ts';

interface Waiting {
  kind: Kind;
  ask: Questions[Kind]['ask'];
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

type Answer = ReturnType<typeof import('./answer.ts').answerer>;

/**
 * Where a figure's numbers are worked out: in a worker, so that the page answers the reader meanwhile; where a worker
 * cannot be had, in the page itself.
 */
export class Desk {
  #worker: Worker | undefined;
  #inPage: Promise<Answer> | undefined;
  #waiting = new Map<number, Waiting>();
  #count = 0;
  #rows: readonly Row[] = [];

  /** Has everything fetched that answers need. */
  open(): void {
    if (this.#worker || this.#inPage) return;
    try {
      this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      this.#worker.onmessage = ({ data }: MessageEvent<Answered>) => this.#hear(data);
      this.#worker.onerror = () => this.#takeOver();
    } catch {
      this.#takeOver();
    }
  }

  /** @throws Error if what answers could not be fetched, or the question has no answer. */
  ask<K extends Kind>(kind: K, ask: Questions[K]['ask']): Promise<Questions[K]['answer']> {
    this.open();
    return new Promise((resolve, reject) => {
      const id = this.#count++;
      this.#waiting.set(id, { kind, ask, resolve: resolve as Waiting['resolve'], reject });
      if (this.#worker) this.#worker.postMessage({ id, kind, ask });
      else this.#answerInPage();
    });
  }

  /** One after the other: each is sent as what differs from the one before. */
  async model(settings: Settings): Promise<Model> {
    const sent = await this.ask('model', { settings });
    this.#rows = unpackRows(sent.rows, this.#rows);
    return { ...sent, rows: this.#rows };
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #hear(answered: Answered): void {
    const waiting = this.#waiting.get(answered.id);
    this.#waiting.delete(answered.id);
    if ('failed' in answered) waiting?.reject(new Error(answered.failed));
    else waiting?.resolve(answered.answer);
  }

  #takeOver(): void {
    this.close();
    this.#rows = [];
    this.#inPage ??= import('./answer.ts').then(({ answerer }) => answerer());
    this.#answerInPage();
  }

  #answerInPage(): void {
    for (const [id, { kind, ask, resolve, reject }] of this.#waiting) {
      this.#waiting.delete(id);
      this.#inPage!.then((answer) => resolve(answer(kind, ask))).catch((error) => {
        this.#inPage = undefined;
        reject(error as Error);
      });
    }
  }
}
