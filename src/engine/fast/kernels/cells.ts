/*
 * One number at a time. Every tensor begins on a vector and has room for a whole last one, so that there are no tails.
 */

/** y = max(x, 0); a NaN stays, as it does in `pmax`, which is one instruction where `max` is eight. */
export function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = x + (count << 2); x < end; x += 16, y += 16) v128.store(y, f32x4.pmax(v128.load(x), zero));
}

/** The gradient goes through where the output is above 0. */
export function reluBackward(y: usize, gradient: usize, result: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = y + (count << 2); y < end; y += 16, gradient += 16, result += 16) {
    v128.store(result, v128.and(v128.load(gradient), f32x4.gt(v128.load(y), zero)));
  }
}

/** result = a + b, or max(a + b, 0) if `rectified`. */
export function add(a: usize, b: usize, result: usize, count: i32, rectified: bool): void {
  const least = f32x4.splat(rectified ? 0 : -Infinity);
  for (const end = a + (count << 2); a < end; a += 16, b += 16, result += 16) {
    v128.store(result, f32x4.pmax(f32x4.add(v128.load(a), v128.load(b)), least));
  }
}

/** result = a · b. */
export function multiply(a: usize, b: usize, result: usize, count: i32): void {
  for (const end = a + (count << 2); a < end; a += 16, b += 16, result += 16) {
    v128.store(result, f32x4.mul(v128.load(a), v128.load(b)));
  }
}

/** Adds `row` to each of the rows. */
export function addToRows(rows: usize, rowCount: i32, columns: i32, row: usize): void {
  for (let r = 0; r < rowCount; r++) {
    for (let c = 0; c < columns; c++, rows += 4)
      store<f32>(rows, load<f32>(rows) + load<f32>(row + (c << 2)));
  }
}

/** result = Σ of the rows. Kept in float64: rows can be many. */
export function sumRows(rows: usize, rowCount: i32, columns: i32, result: usize): void {
  for (let c = 0; c < columns; c++) {
    let sum: f64 = 0;
    for (let r = 0; r < rowCount; r++) sum += load<f32>(rows + ((r * columns + c) << 2));
    store<f32>(result + (c << 2), <f32>sum);
  }
}
