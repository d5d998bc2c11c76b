/**
 * The bits of the half-precision number (IEEE 754 binary16) nearest to each number, ties to even: weights take half the room,
 * and a network that is told apart by the fourth digit is told nothing.
 */
export function toHalf(numbers: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
  return Uint16Array.from(bits, (word, index) => {
    const sign = (word >>> 16) & 0x8000;
    const size = Math.abs(numbers[index]!);
    if (Number.isNaN(size)) return sign | 0x7e00;
    // Halfway from the largest half to what would come next.
    if (size >= 65520) return sign | 0x7c00;
    if (size < 2 ** -14) return sign | roundToEven(size * 2 ** 24);
    const exponent = ((word >>> 23) & 0xff) - 127;
    const fraction = roundToEven((size / 2 ** exponent - 1) * 1024);
    // A fraction that rounds up to 1024 goes on into the exponent, as it should.
    return sign | (((exponent + 15) << 10) + fraction);
  });
}

export function fromHalf(bits: Uint16Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(bits, (word) => {
    const sign = word & 0x8000 ? -1 : 1;
    const exponent = (word >>> 10) & 0x1f;
    const fraction = word & 0x3ff;
    if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
  });
}

function roundToEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}
