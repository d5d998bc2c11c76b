import FFT from 'fft.js';

/** Share of a picture's energy at each frequency, the mean left out: [side, side], frequency 0 in the middle. Adds up to 1. */
export function spectrumOf(picture: Float32Array, side: number): Float64Array {
  const fft = new FFT(side);
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  const rows = Array.from({ length: side }, (_, row) => {
    const values = Array.from(picture.subarray(row * side, (row + 1) * side), (value) => value - mean);
    return transform(fft, fft.toComplexArray(values, fft.createComplexArray()));
  });
  const power = new Float64Array(side * side);
  const half = side / 2;
  for (let column = 0; column < side; column++) {
    const line = rows.flatMap((row) => [row[2 * column]!, row[2 * column + 1]!]);
    const found = transform(fft, line);
    for (let row = 0; row < side; row++) {
      const [re, im] = [found[2 * row]!, found[2 * row + 1]!];
      power[((row + half) % side) * side + ((column + half) % side)] = re * re + im * im;
    }
  }
  const total = power.reduce((sum, value) => sum + value, 0);
  return total === 0 ? power : power.map((value) => value / total);
}

function transform(fft: FFT, line: number[]): number[] {
  const found = fft.createComplexArray() as number[];
  fft.transform(found, line);
  return found;
}

/** Whether a place of the spectrum lies where both frequencies are multiples of 1/period, and not in the middle. */
export function isOnGrid(place: number, side: number, period: number): boolean {
  const [row, column] = [Math.floor(place / side) - side / 2, (place % side) - side / 2];
  const step = side / period;
  return (row !== 0 || column !== 0) && row % step === 0 && column % step === 0;
}

/** Share of the energy of whatever repeats exactly every `period` pixels. */
export const gridShare = (spectrum: Float64Array, side: number, period: number): number =>
  spectrum.reduce((sum, value, place) => sum + (isOnGrid(place, side, period) ? value : 0), 0);

/** The share that picture noise without any pattern has there: as many places as there are on the grid. */
export const evenShare = (side: number, period: number): number => (period ** 2 - 1) / (side ** 2 - 1);

/** Energy by frequency across, from 0 to 1/2, added up over the frequencies down: [side / 2 + 1]. */
export function profileOf(spectrum: Float64Array, side: number): number[] {
  const half = side / 2;
  return Array.from({ length: half + 1 }, (_, frequency) => {
    let sum = 0;
    for (let row = 0; row < side; row++) {
      const [right, left] = [(half + frequency) % side, half - frequency];
      sum += spectrum[row * side + right]!;
      if (left !== right) sum += spectrum[row * side + left]!;
    }
    return sum;
  });
}
