export { type AnalyseOptions, analyse } from './analyse.ts';
export { type Conventions, countWork, countedParts, presets } from './conventions.ts';
export type { AxisField, Field } from './field.ts';
export { type Pattern, jumpOf, spanAt } from './pattern.ts';
export { type Region, region } from './region.ts';
export type {
  Analysis,
  AxisReach,
  FloorLoss,
  LostNode,
  Misalignment,
  NodeAnalysis,
  ReachedNode,
  Tally,
  Totals,
} from './result.ts';
export { type Span, lengthOf } from './span.ts';
