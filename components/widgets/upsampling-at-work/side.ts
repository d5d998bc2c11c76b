/** Pixels of a picture's side, and cells of the coarse scores'. */
export const SIDE = 64;
export const COARSE = 8;
