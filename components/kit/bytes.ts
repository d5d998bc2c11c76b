/** Bytes as text that a page can carry (base64). Letter by letter: as arguments of one call, many thousands would not fit. */
export function toText(bytes: Iterable<number>): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

export function toBytes(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
