import type { Executor } from '../executor.ts';
import type { Parcel, ReplicaJob } from './job.ts';

/** Before the rest: how many images the share has, then its weight; on the way back, its loss. */
const HEAD = 2;

/** Some images of a batch: from the first of them to the one behind the last. */
export interface Share {
  from: number;
  to: number;
}

/** A replica's program with all that goes into parcels and comes out of them. The lead has one too. */
export interface Station {
  /** Numbers in a parcel, whatever its share. */
  readonly length: number;
  /** Puts a share in: the parameters and what belongs to its images. */
  ask(parcel: Parcel, share: Share, weight: number): void;
  /** Takes a share out, to where the first images lie. @returns how many they are, and their weight. */
  take(parcel: Parcel): { count: number; weight: number };
  /** Forward and backward of the first images, with gradients times `weight`. @returns the loss times `weight`. */
  learn(count: number, weight: number): number;
  /** Puts gradients, loss, and the output of a share in. */
  answer(parcel: Parcel, share: Share, loss: number): void;
  /** Adds the gradients of a parcel to those here, and puts its output in place. @returns its loss. */
  add(parcel: Parcel, share: Share): number;
  /** Moves a share, which must be at its place, to where the first images lie. */
  moveToFront(share: Share): void;
  /** Moves the output of the first images to the place of a share. */
  moveOutput(share: Share): void;
}

type Numbers = Float32Array | Uint8Array;

function pack(parcel: Parcel, parts: readonly Numbers[]): void {
  let at = HEAD;
  for (const part of parts) {
    parcel.set(part, at);
    at += part.length;
  }
}

/** The station of a program that is laid out. @throws RangeError if a name of the job is no tensor, or has no gradient. */
export function stationOf(executor: Executor, job: ReplicaJob): Station {
  const parameters = job.parameters.map((name) => executor.value(name).data);
  const gradients = job.parameters.map((name) => executor.gradient(name).data);
  const inputs: Numbers[] = [...job.inputs.map((name) => executor.value(name).data), job.target];
  const output = executor.value(job.output).data;
  const loss = executor.value(job.loss).data;
  const seed = executor.gradient(job.loss).data;
  const each = (data: Numbers): number => data.length / job.images;
  const shareOf = <Data extends Numbers>(data: Data, { from, to }: Share): Data =>
    data.subarray(from * each(data), to * each(data)) as Data;
  const total = (arrays: readonly Numbers[]): number => arrays.reduce((sum, { length }) => sum + length, 0);

  return {
    length: HEAD + total(parameters) + Math.max(total(inputs), output.length),
    ask(parcel, share, weight) {
      parcel[0] = share.to - share.from;
      parcel[1] = weight;
      pack(parcel, [...parameters, ...inputs.map((data) => shareOf(data, share))]);
    },
    take(parcel) {
      const [count, weight] = parcel as unknown as [number, number];
      let at = HEAD;
      const firsts = inputs.map((data) => shareOf(data, { from: 0, to: count }));
      for (const part of [...parameters, ...firsts]) {
        part.set(parcel.subarray(at, at + part.length));
        at += part.length;
      }
      return { count, weight };
    },
    learn(count, weight) {
      seed[0] = weight;
      executor.forward(count, true);
      executor.backward();
      seed[0] = 1;
      return Math.fround(loss[0]! * weight); // as a parcel keeps it
    },
    answer(parcel, share, ofShare) {
      parcel[1] = ofShare;
      pack(parcel, [...gradients, shareOf(output, share)]);
    },
    add(parcel, share) {
      let at = HEAD;
      for (const gradient of gradients) {
        for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! + parcel[at + i]!;
        at += gradient.length;
      }
      const place = shareOf(output, share);
      place.set(parcel.subarray(at, at + place.length));
      return parcel[1]!;
    },
    moveToFront(share) {
      for (const data of inputs) data.copyWithin(0, share.from * each(data), share.to * each(data));
    },
    moveOutput({ from, to }) {
      output.copyWithin(from * each(output), 0, (to - from) * each(output));
    },
  };
}
