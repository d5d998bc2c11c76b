import { encode } from 'fast-png';
import { toText } from '../bytes.ts';

/** Small where a page carries the picture, quick where a drag waits for it. */
const zlib = { level: import.meta.env.SSR ? 9 : 0 } as const;

/** Bytes as a data address, on the server and in the browser alike. */
const asAddress = (bytes: Uint8Array): string => `data:image/png;base64,${toText(bytes)}`;

/** A grey picture, row by row, 0 black to 255 white, as a PNG's data address. */
export const greyAddress = (pixels: Uint8Array, width: number): string =>
  asAddress(encode({ width, height: pixels.length / width, data: pixels, channels: 1, depth: 8 }, { zlib }));

/**
 * Values as a mask that lets through a share of a colour: 0 at 0 or on its other side, all of it at `most`, which may be
 * negative; so that the colour is the page's, and follows light, dark and paper.
 */
export function maskAddress(values: ArrayLike<number>, width: number, most: number): string {
  const shares = new Uint8ClampedArray(2 * values.length);
  const full = most === 0 ? 0 : 255 / most;
  for (let cell = 0; cell < values.length; cell++) shares[2 * cell + 1] = full * values[cell]!;
  const data = new Uint8Array(shares.buffer);
  return asAddress(encode({ width, height: values.length / width, data, channels: 2, depth: 8 }, { zlib }));
}

/** A plane's masks of what is above 0 and of what is below: addresses, so that a worker can make them. */
export interface PlaneMasks {
  readonly above: string;
  /** Empty where nothing is below 0. */
  readonly below: string;
}

export function planeMasks(values: ArrayLike<number>, width: number, most: number): PlaneMasks {
  const hasNegative = Array.prototype.some.call(values, (value: number) => value < 0);
  return {
    above: maskAddress(values, width, most),
    below: hasNegative ? maskAddress(values, width, -most) : '',
  };
}

/** A colour picture [3, height, width], 0 to 255, as a PNG's data address. */
export function colourAddress(planes: Uint8Array, height: number, width: number): string {
  const plane = height * width;
  const data = Uint8Array.from(
    { length: 3 * plane },
    (_, index) => planes[(index % 3) * plane + Math.floor(index / 3)]!,
  );
  return asAddress(encode({ width, height, data, channels: 3, depth: 8 }, { zlib }));
}
