import type { Network } from '@network/graph.ts';
import { readNetwork } from '@network/python/index.ts';

/** How scores are brought back to the size of the picture. */
const ways = ['nearest', 'bilinear', 'learned'] as const;
export type Way = (typeof ways)[number];

/** One of the compared networks. */
export interface Variant {
  way: Way;
  /** Whether finer feature maps have a say on the way up. */
  skip: boolean;
}

/** 'bilinear' or 'bilinear, skip': the name of its record. */
export const variantName = ({ way, skip }: Variant): string => (skip ? `${way}, skip` : way);

export const variants: readonly Variant[] = [false, true].flatMap((skip) =>
  ways.map((way) => ({ way, skip })),
);

const double: Record<Way, string> = {
  nearest: 'nn.Upsample(scale_factor=2)',
  bilinear: 'nn.Upsample(scale_factor=2, mode="bilinear")',
  learned: 'nn.ConvTranspose2d(classes, classes, 4, stride=2, padding=1)',
};

/** Maps after each stage of the encoder, the first at the size of the picture. */
const WIDTHS = [8, 16, 24, 32] as const;

/**
 * PyTorch source of a small fully convolutional network: down by 8 to coarse scores, then up again, the scores of finer
 * maps added on the way where there is a skip (Long, Shelhamer & Darrell 2015).
 */
function segmenterSource({ way, skip }: Variant): string {
  const stages = [1, 2, 3];
  const [a, b, c, d] = WIDTHS;
  const added = (stage: number) => (skip ? ` + self.skip${stage}(x${stage})` : '');
  return `def stage(before, after):
    return nn.Sequential(
        nn.Conv2d(before, after, 3, padding=1, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(),
    )


class Segmenter(nn.Module):
    def __init__(self, classes=4):
        super().__init__()
        self.stage1 = stage(1, ${a})
        self.stage2 = stage(${a}, ${b})
        self.stage3 = stage(${b}, ${c})
        self.stage4 = stage(${c}, ${d})
        self.pool = nn.MaxPool2d(2)
        self.score = nn.Conv2d(${d}, classes, 1)
${stages.map((stage) => `        self.up${stage} = ${double[way]}\n`).join('')}${
    skip
      ? stages.map((at) => `        self.skip${at} = nn.Conv2d(${WIDTHS[at - 1]}, classes, 1)\n`).join('')
      : ''
  }
    def forward(self, x):
        x1 = self.stage1(x)
        x2 = self.stage2(self.pool(x1))
        x3 = self.stage3(self.pool(x2))
        x4 = self.stage4(self.pool(x3))
        scores = self.score(x4)
        scores = self.up3(scores)${added(3)}
        scores = self.up2(scores)${added(2)}
        return self.up1(scores)${added(1)}
`;
}

/** The variant as a network. Node `score` gives the coarse scores. */
export const segmenter = (variant: Variant): Network => readNetwork(segmenterSource(variant)).network!;
