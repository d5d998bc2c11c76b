/** Side of a unit's receptive field, and how far apart units are, in pixels: the network's, as a test checks. */
export const FIELD = 37;
export const CELL = 4;

/**
 * Each unit answers for the `CELL` × `CELL` pixels in the middle of its field: what animal do they show any of? So the cells lie side by
 * side, and begin this many pixels from the picture's edge.
 */
export const MARGIN = 17;

/** The camera's pixels: as many cells across and down as fit without a rest. */
export const VIEW = { height: 109, width: 149 } as const;

/** The cells along so many pixels of a picture. */
export const cellsAlong = (length: number): number => Math.floor((length - FIELD) / CELL) + 1;

export const GRID = { rows: cellsAlong(VIEW.height), columns: cellsAlong(VIEW.width) } as const;
