import type { Shape } from '@engine/tensor.ts';
import alexnet from './alexnet.py?raw';
import dcgan from './dcgan.py?raw';
import googlenet from './googlenet.py?raw';
import homework from './homework.txt?raw';
import lenet5 from './lenet5.py?raw';
import mobilenetv2 from './mobilenetv2.py?raw';
import resnet152 from './resnet152.py?raw';
import resnet18 from './resnet18.py?raw';
import resnet50 from './resnet50.py?raw';
import unet from './unet.py?raw';
import vgg16 from './vgg16.py?raw';

/** A network that the course uses, as PyTorch source. */
export interface Model {
  /** Short and plain, fit for an address: 'resnet-18'. */
  name: string;
  title: string;
  year: number;
  citation: string;
  source: string;
  /** Shape of the input it was made for, batch of one. */
  input: Shape;
}

const deepResidual = 'He, Zhang, Ren & Sun, Deep residual learning for image recognition, CVPR 2016';

export const models: readonly Model[] = [
  {
    name: 'problem-4',
    title: 'Problem 4',
    year: 2025,
    citation: 'Homework 2, Problem 4',
    source: homework,
    input: [1, 3, 256, 256],
  },
  {
    name: 'lenet-5',
    title: 'LeNet-5',
    year: 1998,
    citation:
      'LeCun, Bottou, Bengio & Haffner, Gradient-based learning applied to document recognition, 1998',
    source: lenet5,
    input: [1, 1, 32, 32],
  },
  {
    name: 'alexnet',
    title: 'AlexNet (2014, one column)',
    year: 2014,
    citation: 'Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014',
    source: alexnet,
    input: [1, 3, 224, 224],
  },
  {
    name: 'vgg-16',
    title: 'VGG-16',
    year: 2014,
    citation:
      'Simonyan & Zisserman, Very deep convolutional networks for large-scale image recognition, ICLR 2015',
    source: vgg16,
    input: [1, 3, 224, 224],
  },
  {
    name: 'googlenet',
    title: 'GoogLeNet',
    year: 2014,
    citation: 'Szegedy et al., Going deeper with convolutions, CVPR 2015',
    source: googlenet,
    input: [1, 3, 224, 224],
  },
  {
    name: 'resnet-18',
    title: 'ResNet-18',
    year: 2015,
    citation: deepResidual,
    source: resnet18,
    input: [1, 3, 224, 224],
  },
  {
    name: 'resnet-50',
    title: 'ResNet-50',
    year: 2015,
    citation: deepResidual,
    source: resnet50,
    input: [1, 3, 224, 224],
  },
  {
    name: 'resnet-152',
    title: 'ResNet-152',
    year: 2015,
    citation: deepResidual,
    source: resnet152,
    input: [1, 3, 224, 224],
  },
  {
    name: 'u-net',
    title: 'U-Net',
    year: 2015,
    citation:
      'Ronneberger, Fischer & Brox, U-Net: convolutional networks for biomedical image segmentation, MICCAI 2015',
    source: unet,
    input: [1, 1, 256, 256],
  },
  {
    name: 'dcgan',
    title: 'DCGAN’s generator',
    year: 2015,
    citation:
      'Radford, Metz & Chintala, Unsupervised representation learning with deep convolutional generative adversarial networks, ICLR 2016',
    source: dcgan,
    input: [1, 100, 1, 1],
  },
  {
    name: 'mobilenet-v2',
    title: 'MobileNetV2',
    year: 2018,
    citation: 'Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks, CVPR 2018',
    source: mobilenetv2,
    input: [1, 3, 224, 224],
  },
];

/** The model of that name, if there is one. */
export const modelNamed = (name: string): Model | undefined => models.find((model) => model.name === name);
