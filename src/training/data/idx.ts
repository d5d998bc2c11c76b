/** A data file that is not what it should be; the message names the file, what is wrong, and what would be right. */
export class DataError extends Error {
  override name = 'DataError';
}

/** What the header of an IDX file says (http://yann.lecun.com/exdb/mnist): the kind of its numbers and its lengths. */
interface Idx {
  lengths: readonly number[];
  body: Uint8Array;
}

const UNSIGNED_BYTES = 0x08;
const contents: Record<number, string> = { 1: 'labels', 3: 'images' };

/**
 * Reads an IDX file of unsigned bytes, gzipped or not.
 * @param axes 3 for images [count, height, width], 1 for labels [count].
 * @throws DataError if the file is truncated, foreign, or holds the other of the two.
 */
export async function readIdx(file: Uint8Array<ArrayBuffer>, name: string, axes: 1 | 3): Promise<Idx> {
  const bytes = isGzip(file) ? await unzip(file, name) : file;
  const wanted = contents[axes]!;
  const header = 4 + 4 * axes;
  const [first, second, type, found] = bytes;
  if (bytes.length < 4 || first !== 0 || second !== 0) {
    throw new DataError(
      `${name}: is not an IDX file: it should begin with the bytes 00 00 08 0${axes} (gzipped or not), but begins with ${hex(bytes)}`,
    );
  }
  if (type !== UNSIGNED_BYTES) {
    throw new DataError(
      `${name}: holds numbers of type 0x${type!.toString(16)}, but ${wanted} are unsigned bytes, type 0x8`,
    );
  }
  if (found !== axes) {
    const instead = contents[found!];
    throw new DataError(
      instead
        ? `${name}: holds ${instead} where ${wanted} should be; were the two files swapped?`
        : `${name}: has ${found} axes, but ${wanted} have ${axes}`,
    );
  }
  if (bytes.length < header) throw new DataError(`${name}: ends within its header of ${header} bytes`);

  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const lengths = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = lengths.reduce((product, length) => product * length, 1);
  const body = bytes.subarray(header);
  if (body.length !== size) {
    throw new DataError(
      `${name}: its header promises ${lengths.join(' × ')} bytes of ${wanted}, which is ${size}, but ${body.length} follow` +
        (body.length < size ? '; the file was cut short' : ''),
    );
  }
  return { lengths, body };
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unzip(file: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new DataError(`${name}: cannot be unzipped; the file was cut short or changed on its way`);
  }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ') || 'nothing';
