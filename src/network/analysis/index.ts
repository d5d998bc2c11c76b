/** The whole analysis. A page that wants spans or ways of counting alone takes `span.ts` and `conventions.ts`, which weigh next to nothing. */
export { analyse } from './analyse.ts';
export { type Conventions, presets } from './conventions.ts';
export { spanAt } from './pattern.ts';
export { region } from './region.ts';
export type { Analysis, FloorLoss, LostNode, NodeAnalysis, ReachedNode, Totals } from './result.ts';
export { type Span, lengthOf } from './span.ts';
