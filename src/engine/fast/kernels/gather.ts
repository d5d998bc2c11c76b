import { height, madd } from './vector';

/** Columns of the image in one block. */
const COLUMNS: i32 = 8;

/**
 * result[row][column] = Σₖ weights[row][k] · image[offsets[k] + column]: a matrix product whose right side is never built.
 * Row k of it is the image itself, read from another place, which is all that im2col would have copied.
 *
 * `weights` as `pack` leaves them; `offsets` in bytes; `pitch` numbers from one row of the result to the next.
 * Up to 7 columns and 3 rows beyond the end are written.
 */
export function gather(
  weights: usize,
  image: usize,
  offsets: usize,
  depth: i32,
  rows: i32,
  columns: i32,
  result: usize,
  pitch: i32,
): void {
  const end = offsets + (depth << 2);
  const step = pitch << 2;
  for (let row = 0, high = 0; row < rows; row += high) {
    high = height(rows - row);
    const to = result + row * step;
    if (high == 6) six(weights, image, offsets, end, columns, to, step);
    else four(weights, image, offsets, end, columns, to, step);
    weights += (high * depth) << 2;
  }
}

/** Six rows, block by block: per k two loads of the image and six weights, each spread over a vector, for 48 multiply-adds. */
function six(
  weights: usize,
  image: usize,
  offsets: usize,
  end: usize,
  columns: i32,
  result: usize,
  pitch: usize,
): void {
  for (let column = 0; column < columns; column += COLUMNS, image += COLUMNS << 2, result += COLUMNS << 2) {
    let s00 = f32x4.splat(0),
      s01 = s00,
      s10 = s00,
      s11 = s00,
      s20 = s00,
      s21 = s00,
      s30 = s00,
      s31 = s00,
      s40 = s00,
      s41 = s00,
      s50 = s00,
      s51 = s00;
    for (let k = offsets, panel = weights; k < end; k += 4, panel += 24) {
      const cells = image + load<u32>(k);
      const x0 = v128.load(cells);
      const x1 = v128.load(cells, 16);
      const w0 = v128.load32_splat(panel);
      s00 = madd(w0, x0, s00);
      s01 = madd(w0, x1, s01);
      const w1 = v128.load32_splat(panel, 4);
      s10 = madd(w1, x0, s10);
      s11 = madd(w1, x1, s11);
      const w2 = v128.load32_splat(panel, 8);
      s20 = madd(w2, x0, s20);
      s21 = madd(w2, x1, s21);
      const w3 = v128.load32_splat(panel, 12);
      s30 = madd(w3, x0, s30);
      s31 = madd(w3, x1, s31);
      const w4 = v128.load32_splat(panel, 16);
      s40 = madd(w4, x0, s40);
      s41 = madd(w4, x1, s41);
      const w5 = v128.load32_splat(panel, 20);
      s50 = madd(w5, x0, s50);
      s51 = madd(w5, x1, s51);
    }
    storeRow(result, s00, s01);
    storeRow(result + pitch, s10, s11);
    storeRow(result + 2 * pitch, s20, s21);
    storeRow(result + 3 * pitch, s30, s31);
    storeRow(result + 4 * pitch, s40, s41);
    storeRow(result + 5 * pitch, s50, s51);
  }
}

/** The same for four rows. */
function four(
  weights: usize,
  image: usize,
  offsets: usize,
  end: usize,
  columns: i32,
  result: usize,
  pitch: usize,
): void {
  for (let column = 0; column < columns; column += COLUMNS, image += COLUMNS << 2, result += COLUMNS << 2) {
    let s00 = f32x4.splat(0),
      s01 = s00,
      s10 = s00,
      s11 = s00,
      s20 = s00,
      s21 = s00,
      s30 = s00,
      s31 = s00;
    for (let k = offsets, panel = weights; k < end; k += 4, panel += 16) {
      const cells = image + load<u32>(k);
      const x0 = v128.load(cells);
      const x1 = v128.load(cells, 16);
      const w0 = v128.load32_splat(panel);
      s00 = madd(w0, x0, s00);
      s01 = madd(w0, x1, s01);
      const w1 = v128.load32_splat(panel, 4);
      s10 = madd(w1, x0, s10);
      s11 = madd(w1, x1, s11);
      const w2 = v128.load32_splat(panel, 8);
      s20 = madd(w2, x0, s20);
      s21 = madd(w2, x1, s21);
      const w3 = v128.load32_splat(panel, 12);
      s30 = madd(w3, x0, s30);
      s31 = madd(w3, x1, s31);
    }
    storeRow(result, s00, s01);
    storeRow(result + pitch, s10, s11);
    storeRow(result + 2 * pitch, s20, s21);
    storeRow(result + 3 * pitch, s30, s31);
  }
}

function storeRow(row: usize, left: v128, right: v128): void {
  v128.store(row, left);
  v128.store(row, right, 16);
}

/**
 * Lays weights out in the order in which `gather` reads them: panels of six or four rows, in each the numbers of every k
 * side by side. weights[row][k] is at source + row · rowStep + places[k], in bytes. Missing rows of the last panel are 0.
 */
export function pack(source: usize, rowStep: i32, places: usize, depth: i32, rows: i32, target: usize): void {
  for (let first = 0, high = 0; first < rows; first += high) {
    high = height(rows - first);
    for (let k = 0; k < depth; k++) {
      const cell = source + load<u32>(places + (k << 2));
      for (let row = first; row < first + high; row++, target += 4) {
        store<f32>(target, row < rows ? load<f32>(cell + row * rowStep) : 0);
      }
    }
  }
}
