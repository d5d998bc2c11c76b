export { correlate } from './correlate';
export { gather, pack } from './gather';
export { clear, copyAll as copy, fold, stage, unstage } from './stage';
export { add, addToRows, multiply, relu, reluBackward, sumRows } from './cells';
export { combine, gradientSums, moments, normalise, sumPlanes } from './planes';
export { avgPool, maxPool, maxPool2x2, route, route2x2, shareOut } from './pool';
export { adam, sgd, sgdMomentum } from './update';
export { peak } from './peak';
