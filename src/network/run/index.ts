export type { ModuleState } from './call.ts';
export { canRun } from './computations.ts';
export { type ImageGradient, effectiveField } from './effective-field.ts';
export { ancestors, run } from './run.ts';
export { type State, initialise } from './state.ts';
