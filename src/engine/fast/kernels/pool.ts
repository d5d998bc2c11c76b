/*
 * `starts` has, for each place of an output plane, where its list of cells begins in `cells`, and one entry more;
 * `cells` are bytes from the beginning of an input plane. The lists serve every shape, stride, padding and number of axes.
 */

/** The largest of each list, and its byte in `x`: the first of equals; a NaN wins over everything; −1 if the list is empty. */
export function maxPool(
  x: usize,
  planes: i32,
  planeBytes: i32,
  starts: usize,
  places: i32,
  cells: usize,
  y: usize,
  winners: usize,
): void {
  for (let plane = 0; plane < planes; plane++) {
    const first = plane * planeBytes;
    for (let place = 0; place < places; place++, y += 4, winners += 4) {
      const end = cells + (load<u32>(starts + (place << 2), 4) << 2);
      let most: f32 = -Infinity;
      let winner = -1;
      for (let at = cells + (load<u32>(starts + (place << 2)) << 2); at < end; at += 4) {
        const cell = first + load<i32>(at);
        const value = load<f32>(x + cell);
        if (winner < 0 || value > most || isNaN(value)) {
          most = value;
          winner = cell;
        }
      }
      store<f32>(y, most);
      store<i32>(winners, winner);
    }
  }
}

/**
 * `maxPool` for the common 2 × 2 windows side by side, four at a time. `width` of the output.
 * The last windows of a row overlap the four before: they are worked out twice, which is cheaper than one by one.
 */
export function maxPool2x2(
  x: usize,
  planes: i32,
  inputHeight: i32,
  inputWidth: i32,
  height: i32,
  width: i32,
  y: usize,
  winners: usize,
): void {
  const rowBytes = inputWidth << 2;
  const origin = x;
  for (let plane = 0; plane < planes; plane++, x += inputHeight * rowBytes) {
    for (let row = 0; row < height; row++, y += width << 2, winners += width << 2) {
      const above = x + 2 * row * rowBytes;
      for (let column = 0; column < width; column += 4) {
        const from = min(column, width - 4);
        fourWindows(
          above + (from << 3),
          rowBytes,
          <i32>(above + (from << 3) - origin),
          y + (from << 2),
          winners + (from << 2),
        );
      }
    }
  }
}

function fourWindows(above: usize, rowBytes: i32, place: i32, y: usize, winners: usize): void {
  const top0 = v128.load(above),
    top1 = v128.load(above, 16);
  const low0 = v128.load(above + rowBytes),
    low1 = v128.load(above + rowBytes, 16);
  let most = v128.shuffle<f32>(top0, top1, 0, 2, 4, 6);
  const first = i32x4.add(i32x4.splat(place), i32x4(0, 8, 16, 24));
  let winner = first;
  let value = v128.shuffle<f32>(top0, top1, 1, 3, 5, 7);
  let wins = v128.or(f32x4.gt(value, most), f32x4.ne(value, value));
  most = v128.bitselect(value, most, wins);
  winner = v128.bitselect(i32x4.add(first, i32x4.splat(4)), winner, wins);
  value = v128.shuffle<f32>(low0, low1, 0, 2, 4, 6);
  wins = v128.or(f32x4.gt(value, most), f32x4.ne(value, value));
  most = v128.bitselect(value, most, wins);
  winner = v128.bitselect(i32x4.add(first, i32x4.splat(rowBytes)), winner, wins);
  value = v128.shuffle<f32>(low0, low1, 1, 3, 5, 7);
  wins = v128.or(f32x4.gt(value, most), f32x4.ne(value, value));
  most = v128.bitselect(value, most, wins);
  winner = v128.bitselect(i32x4.add(first, i32x4.splat(rowBytes + 4)), winner, wins);
  v128.store(y, most);
  v128.store(winners, winner);
}

/** Sends each gradient to its winner, and 0 everywhere else; only where y is above 0 if there is a y. */
export function route(
  gradient: usize,
  winners: usize,
  y: usize,
  planes: i32,
  places: i32,
  result: usize,
  planeBytes: i32,
): void {
  // Plane by plane, so that what was just cleared is still in cache.
  for (let plane = 0; plane < planes; plane++) {
    memory.fill(result + plane * planeBytes, 0, planeBytes);
    for (let i = plane * places, end = i + places; i < end; i++) {
      const winner = load<i32>(winners + (i << 2));
      if (winner < 0 || (y && !(load<f32>(y + (i << 2)) > 0))) continue;
      store<f32>(result + winner, load<f32>(result + winner) + load<f32>(gradient + (i << 2)));
    }
  }
}

/** `route` for what `maxPool2x2` found; every cell belongs to one window, so that windows are written whole. `width` is even there. */
export function route2x2(
  gradient: usize,
  winners: usize,
  y: usize,
  planes: i32,
  height: i32,
  width: i32,
  result: usize,
): void {
  const rowBytes = width << 3;
  const zero = f32x4.splat(0);
  let place = 0;
  for (let row = 0; row < planes * height; row++, place += 2 * rowBytes) {
    for (let column = 0; column < width; column += 4) {
      const from = min(column, width - 4);
      const at = (row * width + from) << 2;
      let g = v128.load(gradient + at);
      if (y) g = v128.and(g, f32x4.gt(v128.load(y + at), zero));
      // Where in its window each winner is: 0, 4, or so many bytes further one row below.
      const inWindow = i32x4.sub(
        v128.load(winners + at),
        i32x4.add(i32x4.splat(place + (from << 3)), i32x4(0, 8, 16, 24)),
      );
      const topLeft = v128.and(g, i32x4.eq(inWindow, i32x4.splat(0)));
      const topRight = v128.and(g, i32x4.eq(inWindow, i32x4.splat(4)));
      const lowLeft = v128.and(g, i32x4.eq(inWindow, i32x4.splat(rowBytes)));
      const lowRight = v128.and(g, i32x4.eq(inWindow, i32x4.splat(rowBytes + 4)));
      const to = result + place + (from << 3);
      v128.store(to, v128.shuffle<f32>(topLeft, topRight, 0, 4, 1, 5));
      v128.store(to, v128.shuffle<f32>(topLeft, topRight, 2, 6, 3, 7), 16);
      v128.store(to + rowBytes, v128.shuffle<f32>(lowLeft, lowRight, 0, 4, 1, 5));
      v128.store(to + rowBytes, v128.shuffle<f32>(lowLeft, lowRight, 2, 6, 3, 7), 16);
    }
  }
}

/** The sum of each list times the share of its place. */
export function avgPool(
  x: usize,
  planes: i32,
  planeBytes: i32,
  starts: usize,
  places: i32,
  cells: usize,
  shares: usize,
  y: usize,
): void {
  for (let plane = 0; plane < planes; plane++, x += planeBytes) {
    for (let place = 0; place < places; place++, y += 4) {
      const end = cells + (load<u32>(starts + (place << 2), 4) << 2);
      let sum: f64 = 0;
      for (let at = cells + (load<u32>(starts + (place << 2)) << 2); at < end; at += 4) {
        sum += load<f32>(x + load<u32>(at));
      }
      store<f32>(y, <f32>(sum * load<f32>(shares + (place << 2))));
    }
  }
}

/** Sends each gradient times the share of its place to every cell of the list. */
export function shareOut(
  gradient: usize,
  planes: i32,
  planeBytes: i32,
  starts: usize,
  places: i32,
  cells: usize,
  shares: usize,
  result: usize,
): void {
  memory.fill(result, 0, planes * planeBytes);
  for (let plane = 0; plane < planes; plane++, result += planeBytes) {
    for (let place = 0; place < places; place++, gradient += 4) {
      const end = cells + (load<u32>(starts + (place << 2), 4) << 2);
      const share = load<f32>(gradient) * load<f32>(shares + (place << 2));
      for (let at = cells + (load<u32>(starts + (place << 2)) << 2); at < end; at += 4) {
        const cell = result + load<u32>(at);
        store<f32>(cell, load<f32>(cell) + share);
      }
    }
  }
}
