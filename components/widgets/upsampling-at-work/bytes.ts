import { toBytes } from '@kit/bytes.ts';

/** −127 … 127, of bytes written with 128 as 0. */
export function toSigned(text: string): Int16Array {
  const signed = new Int16Array(toBytes(text));
  for (let at = 0; at < signed.length; at++) signed[at]! -= 128;
  return signed;
}
