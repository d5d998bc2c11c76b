import type { Parcel, Port, ReplicaJob } from './job.ts';

/** A replica that has not answered so long after the lead was done with its own share is given up. */
const PATIENCE_MS = 10_000;

/** A replica as the lead sees it. It may come late, die or get stuck: then it is not asked, or its answer is undefined. */
export class Member {
  readonly #port: Port;
  /** Here once the replica is ready, and while no share is away. */
  #parcel: Parcel | undefined;
  #answer: Promise<Parcel | undefined> | undefined;
  #settle: (parcel: Parcel | undefined) => void = () => undefined;
  #ended = false;

  /** @param length Numbers in a parcel. */
  constructor(port: Port, job: ReplicaJob, length: number) {
    this.#port = port;
    port.hear(
      (message) => {
        if (this.#ended) return;
        this.#parcel = message === 'ready' ? new Float32Array(length) : message;
        if (message !== 'ready') this.#settle(message);
      },
      () => this.end(),
    );
    port.post(job);
  }

  /** Sends a share, if the replica is there. */
  ask(fill: (parcel: Parcel) => void): void {
    const parcel = this.#parcel;
    this.#answer = undefined;
    if (!parcel) return;
    fill(parcel);
    this.#parcel = undefined;
    this.#answer = new Promise((resolve) => (this.#settle = resolve));
    this.#port.post(parcel, [parcel.buffer]);
  }

  /** The answer to what was asked last; undefined if none will come. Holds until the next is asked. */
  async answer(): Promise<Parcel | undefined> {
    if (!this.#answer) return undefined;
    const stuck = setTimeout(() => this.end(), PATIENCE_MS);
    const parcel = await this.#answer;
    clearTimeout(stuck);
    return parcel;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#parcel = undefined;
    this.#port.end();
    this.#settle(undefined);
  }
}
