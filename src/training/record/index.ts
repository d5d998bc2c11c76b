export { readFashion } from '../data/fashion.ts';
export { recordedLabs } from './labs.ts';
export { record } from './record.ts';
