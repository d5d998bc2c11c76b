export { type ReadResult, readNetwork } from './read.ts';
