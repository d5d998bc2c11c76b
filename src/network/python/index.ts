export { type ReadResult, readNetwork } from './read.ts';
export { writeNetwork } from './write.ts';
