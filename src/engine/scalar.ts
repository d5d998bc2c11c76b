/** From 0 to 1 with a flat beginning and a flat end, for t from 0 to 1. */
export const ease = (t: number) => t * t * (3 - 2 * t);

/** `from` at t = 0, `to` at t = 1, on a straight line. */
export const mix = (from: number, to: number, t: number) => from + (to - from) * t;

/** The number from `low` to `high` that is nearest. */
export const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** 0 below `from`, 1 above `to`, eased between. */
export const smooth = (from: number, to: number, value: number) => ease(clamp((value - from) / (to - from)));
