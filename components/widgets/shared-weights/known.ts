/** The first layer of a network that everybody knows, square in image and kernel, with a bias per filter. */
export interface KnownLayer {
  readonly name: string;
  readonly title: string;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  /** Side of the image that it was made for, in pixels. */
  readonly image: number;
}

/** AlexNet's paper says 224 pixels; its 55 × 55 outputs need 227 without padding (Krizhevsky, Sutskever & Hinton 2012). */
export const knownLayers = [
  {
    name: 'alexnet',
    title: 'AlexNet',
    inChannels: 3,
    outChannels: 96,
    kernel: 11,
    stride: 4,
    padding: 0,
    image: 227,
  },
  {
    name: 'vgg-16',
    title: 'VGG-16',
    inChannels: 3,
    outChannels: 64,
    kernel: 3,
    stride: 1,
    padding: 1,
    image: 224,
  },
  {
    name: 'lenet-5',
    title: 'LeNet-5',
    inChannels: 1,
    outChannels: 6,
    kernel: 5,
    stride: 1,
    padding: 0,
    image: 32,
  },
  {
    name: 'problem-4',
    title: 'the network of Problem 4',
    inChannels: 3,
    outChannels: 32,
    kernel: 7,
    stride: 1,
    padding: 3,
    image: 256,
  },
] as const satisfies readonly KnownLayer[];

export type KnownName = (typeof knownLayers)[number]['name'];

export const knownLayer = (name: string): KnownLayer => knownLayers.find((layer) => layer.name === name)!;
