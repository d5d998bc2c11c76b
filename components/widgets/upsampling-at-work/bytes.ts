/** Bytes as text that a page can carry. */
export const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

export const toBytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** −127 … 127, of bytes written with 128 as 0. */
export const toSigned = (text: string): Int16Array => Int16Array.from(toBytes(text), (byte) => byte - 128);
