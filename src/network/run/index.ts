export type { ModuleState } from './call.ts';
export { canRun } from './computations.ts';
export { type EffectiveFieldOptions, type ImageGradient, effectiveField } from './effective-field.ts';
export { type RunOptions, ancestors, run } from './run.ts';
export { type InitialiseOptions, type State, initialise } from './state.ts';
