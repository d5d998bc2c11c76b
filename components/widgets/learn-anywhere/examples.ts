import type { About, Example } from '@kit/face.ts';
import type { settings } from './settings.ts';

type Fields = typeof settings.fields;

export const about: About = {
  title: 'Learned here, known there?',
  summary:
    'Three networks of equal width learn to tell four marks, from pictures that show them in the left half only, or anywhere. Then every place is tested.',
};

export const examples: readonly Example<Fields>[] = [
  {
    name: 'left-half',
    title: 'Seen on the left, tested everywhere',
    settings: {},
    note: 'Two networks guess wherever they have not been taught. The convolution, pooled over all places, knows the marks where it never saw one.',
  },
  {
    name: 'no-pooling',
    title: 'The convolution without its pooling',
    settings: { head: 'flat' },
    note: 'The surprise: the shared kernel still answers on the right, but the layer that reads it has a weight for each place, and those on the right were never taught.',
  },
  {
    name: 'local-pooled',
    title: 'The locally connected network pooled too',
    settings: { head: 'both' },
    note: 'The same pooling behind both. It helps the locally connected network where it was taught, and not beyond: it pools over detectors that never saw a mark on the right.',
  },
  {
    name: 'taught-everywhere',
    title: 'Taught everywhere',
    settings: { where: 'everywhere' },
    note: 'The same number of pictures spread over all places: each place has less to learn from, unless the weights are shared.',
  },
  {
    name: 'few-pictures',
    title: 'With 128 pictures',
    settings: { examples: '128' },
    note: 'Shared weights, pooled over all places, learn from every picture; weights of one place see only the few marks that lay there.',
  },
  {
    name: 'few-not-pooled',
    title: 'With 128 pictures and no pooling',
    settings: { examples: '128', head: 'flat' },
    note: 'Sharing alone saves nobody here: the layer that reads the convolution has a weight for each place again, and too few pictures for them.',
  },
  {
    name: 'few-local-pooled',
    title: 'With 128 pictures, both pooled',
    settings: { examples: '128', head: 'both' },
    note: 'Pooling alone saves nobody here either: each place has its own detectors, and saw a mark or two. With 128 pictures it takes sharing and pooling.',
  },
];
