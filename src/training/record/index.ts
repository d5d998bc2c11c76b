export { readFashion } from '../data/fashion.ts';
export { recordedFigures } from './figures.ts';
export { recordedLabs } from './labs.ts';
export { begin, epochsOf, record } from './record.ts';
