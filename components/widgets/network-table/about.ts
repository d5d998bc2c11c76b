import type { About } from '@kit/face.ts';

export const about: About = {
  title: 'A network in numbers',
  summary:
    'Every layer of a network with its output shape, parameters, work and receptive field, and each number with the formula it comes from.',
};
