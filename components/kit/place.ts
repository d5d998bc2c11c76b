/** The cell at a place of a row: 0 is the first, 1 the last. */
export const cellAt = (at: number, length: number): number => Math.round(at * (length - 1));

/** The place of a cell, spelled shortly enough for an address; a row of one cell has it in the middle. */
export const placeOf = (cell: number, length: number): number =>
  length === 1 ? 0.5 : Math.round((1000 * cell) / (length - 1)) / 1000;
