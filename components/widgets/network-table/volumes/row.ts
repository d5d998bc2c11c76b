import type { Role } from '@network/layer.ts';
import type { Window } from '../model/row.ts';

/** One row of the network table, as far as its picture needs to know. Rows come after those they read. */
export interface VolumeRow {
  id: string;
  label: string;
  role: Role;
  /** Of one example: [C, H, W], [C, L] or [F]. */
  shape: readonly number[];
  /** Ids of the rows it reads; unknown ids are passed over. */
  inputs: readonly string[];
  window?: Window;
}

/** 64×126×126 */
export const shapeText = (shape: readonly number[]): string => shape.join('×');
