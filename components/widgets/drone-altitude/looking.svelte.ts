import { type Seen, type Shot, sameShot } from './seen.ts';
import type { Report } from './worker.ts';

/** Photographs and detects in a worker, one shot at a time; of those asked for meanwhile only the last is taken. */
export class Looking {
  seen: Seen = $state.raw() as Seen;
  /** Undefined until the worker has answered: the page brought the first picture. */
  image: ImageData | undefined = $state.raw();
  failed: string | undefined = $state();
  #worker: Worker | undefined;
  #asked: Shot | undefined;
  #next: Shot | undefined;

  /** `first` is a function so that it is read in its place: Svelte's props may only be read lazily. */
  constructor(first: () => Seen) {
    this.seen = first();
  }

  ask(shot: Shot): void {
    this.#next = sameShot(shot, this.#asked ?? this.seen.shot) ? undefined : shot;
    if (!this.#asked) this.#send();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#asked = undefined;
  }

  #send(): void {
    if (!this.#next) return;
    this.#worker ??= this.#start();
    this.#asked = this.#next;
    this.#next = undefined;
    this.#worker.postMessage(this.#asked);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Report>) => this.#hear(data);
    worker.onerror = ({ message }) => this.#hear({ failed: message || 'the worker could not start' });
    return worker;
  }

  #hear(report: Report): void {
    if ('failed' in report) {
      this.failed = report.failed;
      this.close();
      return;
    }
    this.seen = report.seen;
    this.image = report.image;
    this.#asked = undefined;
    this.#send();
  }
}
