import type { Program } from '../executor.ts';
import type { Variant } from '../kernels.ts';

/*
 * Data parallelism where memory cannot be shared: replicas run one program, each on its share of the batch, and their
 * gradients are added up. For programs whose steps treat images one by one; batch norm does not.
 */

/** What a replica is told: plain data, to be posted. */
export interface ReplicaJob {
  program: Program;
  variant: Variant | undefined;
  /** Images that the program is laid out for. */
  images: number;
  /** Leaves that all images share, and whose gradients are wanted. */
  parameters: readonly string[];
  /** Leaves [images, …] of which each replica gets its share. */
  inputs: readonly string[];
  /** The very array that the program's cross-entropy reads; as many labels for each image. */
  target: Uint8Array;
  /** A tensor [images, …] that comes back. */
  output: string;
  /** The program's last tensor, a mean over the batch. */
  loss: string;
}

/** A share on its way, or its answer: the array changes hands with the message, and nothing is copied. */
export type Parcel = Float32Array<ArrayBuffer>;

/** The lead's end of a replica, which is not the same in a page as in Node. */
export interface Port {
  post(message: ReplicaJob | Parcel, moved?: ArrayBuffer[]): void;
  /** `answer` hears 'ready' once, then each parcel; `failure` that nothing more will come. Called once. */
  hear(answer: (message: 'ready' | Parcel) => void, failure: () => void): void;
  /** Ends the replica, whatever it is doing. */
  end(): void;
}

/** How to get replicas. */
export interface Replicas {
  /** Shares that a batch is cut into, the lead's own included. */
  shares: number;
  start(): Port;
}
