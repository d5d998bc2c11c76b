/** Numbers that a block may read beyond the end of a staged image. */
const SLACK: i32 = 16;

/**
 * Copies an image to where every tap of a convolution reads one unbroken run: padding is there as zeros, and a strided axis
 * is laid out phase by phase, so that neighbours in the output read neighbours.
 *
 * `rows`, for each staged row: where in a plane its source begins, in bytes, −1 for a row of zeros; then the address of its
 * columns. These are their distance, how many zeros come in front, and how many columns; or 0, and then a table of all columns (−1 for a zero).
 */
export function stage(
  source: usize,
  sourcePlane: i32,
  planes: i32,
  rows: usize,
  rowCount: i32,
  pitch: i32,
  target: usize,
  targetPlane: i32,
): void {
  let end = target;
  const rowBytes = pitch << 2;
  for (let plane = 0; plane < planes; plane++, source += sourcePlane, target += targetPlane) {
    end = target;
    for (let row = 0; row < rowCount; row++, end += rowBytes) {
      const start = load<i32>(rows + (row << 3));
      const columns = load<u32>(rows + (row << 3), 4);
      const distance = load<i32>(columns);
      if (start < 0) {
        zero(end, pitch);
      } else if (distance == 0) {
        copyFrom(source + start, columns + 4, pitch, end);
      } else {
        const lead = load<i32>(columns, 4);
        const count = load<i32>(columns, 8);
        zero(end, lead);
        if (distance == 1) copy(source + start, end + (lead << 2), count);
        else copyApart(source + start, distance, end + (lead << 2), count);
        zero(end + ((lead + count) << 2), pitch - lead - count);
      }
    }
  }
  memory.fill(end, 0, SLACK << 2);
}

/** Written out: these runs are short, and a call of `memory.fill` costs more than they do. */
function zero(target: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) v128.store(target + (i << 2), f32x4.splat(0));
  for (; i < count; i++) store<f32>(target + (i << 2), 0);
}

/** Runs of whole vectors; the last one overlaps the one before, so that there is no tail to copy one by one. */
function copy(source: usize, target: usize, count: i32): void {
  if (count < 4) {
    for (let i = 0; i < count; i++) store<f32>(target + (i << 2), load<f32>(source + (i << 2)));
    return;
  }
  const last = (count - 4) << 2;
  for (let at = 0; at < last; at += 16) v128.store(target + at, v128.load(source + at));
  v128.store(target + last, v128.load(source + last));
}

/** Numbers that stand `distance` apart. */
function copyApart(source: usize, distance: i32, target: usize, count: i32): void {
  let i = 0;
  if (distance == 2) {
    for (; i + 4 <= count; i += 4) {
      const from = source + (i << 3);
      v128.store(target + (i << 2), v128.shuffle<f32>(v128.load(from), v128.load(from, 16), 0, 2, 4, 6));
    }
  }
  for (; i < count; i++) store<f32>(target + (i << 2), load<f32>(source + i * (distance << 2)));
}

function copyFrom(source: usize, table: usize, count: i32, target: usize): void {
  for (let i = 0; i < count; i++) {
    const column = load<i32>(table + (i << 2));
    store<f32>(target + (i << 2), column < 0 ? 0 : load<f32>(source + (column << 2)));
  }
}

/**
 * Copies the columns of `gather`'s result that are output to where they belong, and adds the bias of their row (or 0 if none).
 * `rows`, for each row of output: where it begins in a row of the result, and in a plane of the target, in bytes.
 * `step` numbers from one column to the next in the target. What is below 0 becomes 0 if `rectified`.
 */
export function unstage(
  result: usize,
  resultPitch: i32,
  planes: i32,
  rows: usize,
  rowCount: i32,
  count: i32,
  step: i32,
  target: usize,
  targetPlane: i32,
  bias: usize,
  rectified: bool,
): void {
  const least: f32 = rectified ? 0 : -Infinity;
  for (let plane = 0; plane < planes; plane++, result += resultPitch, target += targetPlane) {
    const shift: f32 = bias ? load<f32>(bias + (plane << 2)) : 0;
    for (let row = 0; row < rowCount; row++) {
      const from = result + load<u32>(rows + (row << 3));
      const to = target + load<u32>(rows + (row << 3), 4);
      if (step == 1) addRow(from, to, count, shift, least);
      else spreadRow(from, to, count, step << 2, shift, least);
    }
  }
}

function addRow(from: usize, to: usize, count: i32, shift: f32, least: f32): void {
  if (count < 4) {
    spreadRow(from, to, count, 4, shift, least);
    return;
  }
  const shifts = f32x4.splat(shift),
    leasts = f32x4.splat(least);
  const last = (count - 4) << 2;
  for (let at = 0; at < last; at += 16) addCells(from + at, to + at, shifts, leasts);
  addCells(from + last, to + last, shifts, leasts);
}

function addCells(from: usize, to: usize, shifts: v128, leasts: v128): void {
  v128.store(to, f32x4.pmax(f32x4.add(v128.load(from), shifts), leasts));
}

function spreadRow(from: usize, to: usize, count: i32, step: i32, shift: f32, least: f32): void {
  const shifts = f32x4.splat(shift),
    leasts = f32x4.splat(least);
  let left = count;
  for (; left >= 4; left -= 4, to += step << 2, from += 16) {
    const four = f32x4.pmax(f32x4.add(v128.load(from), shifts), leasts);
    v128.store_lane<f32>(to, four, 0);
    v128.store_lane<f32>(to + step, four, 1);
    v128.store_lane<f32>(to + 2 * step, four, 2);
    v128.store_lane<f32>(to + 3 * step, four, 3);
  }
  for (; left > 0; left--, to += step, from += 4) {
    const cell = load<f32>(from) + shift;
    store<f32>(to, cell < least ? least : cell);
  }
}

/** Adds every cell of a padded plane to the cell that it is a copy of: `table` has the byte of each, −1 for none. */
export function fold(
  padded: usize,
  cells: i32,
  planes: i32,
  table: usize,
  target: usize,
  targetPlane: i32,
): void {
  memory.fill(target, 0, planes * targetPlane);
  for (let plane = 0; plane < planes; plane++, target += targetPlane) {
    for (let cell = 0; cell < cells; cell++, padded += 4) {
      const place = load<i32>(table + (cell << 2));
      if (place >= 0) store<f32>(target + place, load<f32>(target + place) + load<f32>(padded));
    }
  }
}

/** Sets everything to 0. */
export function clear(target: usize, bytes: i32): void {
  memory.fill(target, 0, bytes);
}

/** Copies a tensor as it is. */
export function copyAll(source: usize, target: usize, bytes: i32): void {
  memory.copy(target, source, bytes);
}
