/** A connected piece of one class: what it is, and its middle as shares of the side. */
export interface Piece {
  readonly label: number;
  readonly x: number;
  readonly y: number;
}

/** Pieces of neighbouring pixels with the same label, the ground (0) left out, and crumbs. */
export function piecesOf(mask: Uint8Array, side: number, least = 12): Piece[] {
  const seen = new Uint8Array(mask.length);
  const pieces: Piece[] = [];
  mask.forEach((label, start) => {
    if (label === 0 || seen[start]) return;
    const found = [start];
    seen[start] = 1;
    for (const pixel of found) {
      const [row, column] = [Math.floor(pixel / side), pixel % side];
      for (const [down, across] of [
        [0, 1],
        [0, -1],
        [1, 0],
        [-1, 0],
      ] as const) {
        const [y, x] = [row + down, column + across];
        const next = y * side + x;
        if (y < 0 || x < 0 || y >= side || x >= side || seen[next] || mask[next] !== label) continue;
        seen[next] = 1;
        found.push(next);
      }
    }
    if (found.length < least) return;
    const mean = (of: (pixel: number) => number) =>
      found.reduce((sum, pixel) => sum + of(pixel), 0) / found.length / side;
    pieces.push({ label, x: mean((pixel) => pixel % side), y: mean((pixel) => Math.floor(pixel / side)) });
  });
  return pieces;
}
