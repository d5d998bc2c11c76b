import { compile } from '../executor.ts';
import type { Parcel, ReplicaJob } from './job.ts';
import { stationOf } from './parcel.ts';

/** A replica before its first share. @returns what turns a share into its answer, in the same parcel. */
export function replicaOf(job: ReplicaJob): (parcel: Parcel) => Parcel {
  const station = stationOf(compile(job.program, job.variant), job);
  return (parcel) => {
    const { count, weight } = station.take(parcel);
    station.answer(parcel, { from: 0, to: count }, station.learn(count, weight));
    return parcel;
  };
}
