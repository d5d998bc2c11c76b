/** a · b + sum. Relaxed SIMD rounds once where the processor fuses the two, and takes half the instructions. */
export function madd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** The sum of the four lanes. */
export function sumLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** All ones in the first `count` lanes, at most 4. */
export function firstLanes(count: i32): v128 {
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3));
}

/**
 * Rows in the next block when so many are left: 6, or 4 where that wastes none. Six rows by two vectors make 12 sums, which with
 * two vectors and one more fill the 15 registers that V8 hands out. 8 sums are just as many as are in flight, and leave no slack.
 */
export function height(left: i32): i32 {
  return (left - 1) % 6 < 4 ? 4 : 6;
}
