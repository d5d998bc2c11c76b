import type { Executor } from '../executor.ts';
import type { Parcel, Port, ReplicaJob, Replicas } from './job.ts';
import { Member } from './member.ts';
import { type Share, type Station, stationOf } from './parcel.ts';

/** Cuts a batch into so many shares, or as many as it has images. */
export function sharesOf(batch: number, most: number): Share[] {
  const count = Math.min(most, batch);
  const edge = (share: number): number => Math.floor((batch * share) / count);
  return Array.from({ length: count }, (_, share) => ({ from: edge(share), to: edge(share + 1) }));
}

/**
 * The replica that has the parameters, and moves them. Each step it sends them out with the shares: gradients to be added
 * everywhere would be as many bytes, and every replica would need the optimizer's memory too. What no replica does it does
 * itself, share by share, so that the numbers depend on how many shares there are and not on who came or died.
 */
export class Lead {
  readonly #station: Station;
  readonly #job: ReplicaJob;
  readonly #replicas: Replicas;
  #members: Member[] | undefined;
  /** What is gathered so far, while the lead does another's share. */
  #aside: Parcel | undefined;
  #ended = false;

  constructor(executor: Executor, job: ReplicaJob, replicas: Replicas) {
    this.#station = stationOf(executor, job);
    this.#job = job;
    this.#replicas = replicas;
  }

  /**
   * Forward and backward of the first `batch` images, together. Replicas are begun by the first call, and not waited for until
   * they are ready. @returns the loss; gradients and output are where one thread would have put them.
   */
  async learn(batch: number): Promise<number> {
    const [own, ...others] = sharesOf(batch, this.#replicas.shares) as [Share, ...Share[]];
    const weightOf = ({ from, to }: Share): number => Math.fround((to - from) / batch);
    const members = (this.#members ??= this.#begin());
    others.forEach((share, index) => {
      members[index]?.ask((parcel) => this.#station.ask(parcel, share, weightOf(share)));
    });
    let loss = this.#station.learn(own.to, weightOf(own));
    for (const [index, share] of others.entries()) {
      const parcel = await members[index]?.answer();
      loss += parcel ? this.#station.add(parcel, share) : this.#alone(share, weightOf(share));
    }
    return loss;
  }

  /** Ends the replicas; it goes on alone. */
  end(): void {
    this.#ended = true;
    this.#members?.forEach((member) => member.end());
  }

  #begin(): Member[] {
    if (this.#ended) return [];
    const ports: Port[] = [];
    try {
      while (ports.length < this.#replicas.shares - 1) ports.push(this.#replicas.start());
    } catch {
      // A browser that makes no more workers: those that there are will do.
    }
    return ports.map((port) => new Member(port, this.#job, this.#station.length));
  }

  /** Does the share of a replica that is not there. All before it are done, so that their inputs may be overwritten. */
  #alone(share: Share, weight: number): number {
    const station = this.#station;
    const before = { from: 0, to: share.from };
    const aside = (this.#aside ??= new Float32Array(station.length));
    station.answer(aside, before, 0);
    station.moveToFront(share);
    const loss = station.learn(share.to - share.from, weight);
    station.moveOutput(share);
    station.add(aside, before);
    return loss;
  }
}
