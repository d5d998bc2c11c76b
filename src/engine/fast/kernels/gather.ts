import { madd } from './vector';

/** Rows of weights and columns of the image in one block: 8 sums, as many as the multiply-adds a core has in flight. */
const ROWS: i32 = 4;
const COLUMNS: i32 = 8;

/**
 * result[row][column] = Σₖ weights[row][k] · image[offsets[k] + column]: a matrix product whose right side is never built.
 * Row k of it is the image itself, read from another place, which is all that im2col would have copied.
 *
 * `weights` as `pack` leaves them; `offsets` in bytes; `pitch` numbers from one row of the result to the next.
 * Columns are worked through a strip at a time, so that a strip of the image stays in cache for all rows.
 * Up to 7 columns and 3 rows beyond the end are written.
 */
export function gather(
  weights: usize,
  image: usize,
  offsets: usize,
  depth: i32,
  rows: i32,
  columns: i32,
  strip: i32,
  result: usize,
  pitch: i32,
): void {
  for (let start = 0; start < columns; start += strip) {
    const end = min(start + strip, columns);
    for (let row = 0; row < rows; row += ROWS) {
      const panel = weights + ((row * depth) << 2);
      for (let column = start; column < end; column += COLUMNS) {
        block(
          panel,
          image + (column << 2),
          offsets,
          depth,
          result + ((row * pitch + column) << 2),
          pitch << 2,
        );
      }
    }
  }
}

/** One block: per k two loads of the image and four weights, each spread over a vector, for 32 multiply-adds. */
function block(panel: usize, image: usize, offsets: usize, depth: i32, result: usize, pitch: usize): void {
  let s00 = f32x4.splat(0),
    s01 = s00,
    s10 = s00,
    s11 = s00,
    s20 = s00,
    s21 = s00,
    s30 = s00,
    s31 = s00;
  for (const end = offsets + (depth << 2); offsets < end; offsets += 4, panel += ROWS << 2) {
    const cells = image + load<u32>(offsets);
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

function storeRow(row: usize, left: v128, right: v128): void {
  v128.store(row, left);
  v128.store(row, right, 16);
}

/**
 * Lays weights out in the order in which `gather` reads them: panels of four rows, in each the four numbers of every k
 * side by side. weights[row][k] is at source + row · rowStep + places[k], in bytes. Missing rows of the last panel are 0.
 */
export function pack(source: usize, rowStep: i32, places: usize, depth: i32, rows: i32, target: usize): void {
  for (let first = 0; first < rows; first += ROWS) {
    for (let k = 0; k < depth; k++) {
      const cell = source + load<u32>(places + (k << 2));
      for (let row = first; row < first + ROWS; row++, target += 4) {
        store<f32>(target, row < rows ? load<f32>(cell + row * rowStep) : 0);
      }
    }
  }
}
