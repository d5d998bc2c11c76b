import { toBytes } from '@kit/bytes.ts';

/** −127 … 127, of bytes written with 128 as 0. */
export const toSigned = (text: string): Int16Array => Int16Array.from(toBytes(text), (byte) => byte - 128);
