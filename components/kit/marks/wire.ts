/** A straight line from one cell to another. */
export interface WireMark {
  /** Unique among its siblings. */
  key: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** How much it carries, from 0 to 1. */
  weight: number;
  /** What it lights up together with. */
  link?: string;
}
