import cifarResNet from './cifarresnet.py?raw';
import detector from './detector.py?raw';
import lenet28 from './lenet28.py?raw';
import simpleCnn from './simplecnn.py?raw';

/** The networks that the labs train, as PyTorch source: what is trained is what is drawn and counted. Input [batch, 1, 28, 28]. */
export { lenet28, simpleCnn };

/** What looks for a wolf in a drone's picture. Input [batch, 3, height, width], output [batch, 6, …]. */
export { detector };

export interface ResidualOptions {
  /** Layers with weights: 6n + 2, so 8, 14, 20, 26, 32 … */
  depth: number;
  /**
   * What bridges a step to smaller and more maps: 'A' pads with zeros, 'B' is a 1 × 1 convolution (He et al. 2016,
   * section 4.2). null: no shortcuts at all, the paper's plain network.
   */
  shortcut: 'A' | 'B' | null;
  /** Maps in the first stage, doubled twice. Default 16, the paper's. */
  width?: number;
  /** Channels of the input. Default 1. */
  channels?: number;
}

/**
 * The source of the paper's networks for small images (He, Zhang, Ren & Sun, CVPR 2016, section 4.2).
 * @throws RangeError unless the depth is 6n + 2.
 */
export function residualSource({ depth, shortcut, width = 16, channels = 1 }: ResidualOptions): string {
  const n = (depth - 2) / 6;
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`residual network: depth must be 6n + 2 (8, 14, 20, …), but is ${depth}`);
  }
  const option = shortcut === null ? 'None' : `"${shortcut}"`;
  const made = `model = ResNet(n=${n}, shortcut=${option}, in_channels=${channels}, width=${width})`;
  return cifarResNet.replace(/^model = .*$/m, made);
}
