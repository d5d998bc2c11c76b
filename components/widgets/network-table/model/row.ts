import type { Role } from '@network/layer.ts';
import type { Remark } from './remarks.ts';

/** How a layer's window lies on its input, per axis [rows, columns], in input cells. */
export interface Window {
  kernel: readonly [number, number];
  stride: readonly [number, number];
  dilation: readonly [number, number];
  /** Cells of padding before the first row and column. */
  padding: readonly [number, number];
}

/** What a layer holds, whatever it reads. */
export interface Holdings {
  parameters: number;
  buffers: number;
  /** Id of the earlier row that has these same parameters; they count there. */
  sharedWith?: string;
}

/** What is known of a layer whose numbers could be worked out. Shapes are of one example, without the batch. */
export interface Numbers {
  shape: readonly number[];
  work: number;
  /** One entry per axis of the image, in its cells. */
  field: readonly number[];
  /** Null where units are out of step. */
  jump: readonly (number | null)[];
  start: readonly number[];
  window?: Window;
}

/** Why a layer has no numbers, and the smallest image that would give it some. */
export interface Loss {
  reason: string;
  /** The trouble is in this very layer, not in one before it. */
  here: boolean;
  smallestImage?: readonly number[];
}

/** One layer as the figure needs it: plain data, so that a page can carry it. */
export interface Row {
  id: string;
  /** PyTorch's path of the module, by which rows are grouped. */
  path: readonly string[];
  /** In PyTorch's words: Conv2d(3, 32, 7, padding='same'). */
  operation: string;
  role: Role;
  /** Ids of the rows it reads. */
  inputs: readonly string[];
  /** Absent where the layer itself could not be read. */
  holds?: Holdings;
  /** Absent where the layer could not be worked out: `loss` says why. */
  numbers?: Numbers;
  loss?: Loss;
  /** What a reader of the numbers should know. */
  remarks: readonly Remark[];
  /** Where it was written: offsets of the source. */
  place?: { from: number; to: number; line: number };
}
