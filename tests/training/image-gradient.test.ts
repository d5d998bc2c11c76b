import { readNetwork } from '@network/python/index.ts';
import { effectiveField } from '@network/run/index.ts';
import { fastImageGradient } from '@training/fast/image-gradient.ts';
import { expect, test } from 'vitest';

const branches = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 4, 3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 4, 5, padding=2, bias=False)
        self.pool = nn.MaxPool2d(2)
        self.conv3 = nn.Conv2d(8, 6, 3, stride=2)
        self.dropout = nn.Dropout(0.5)
        self.fc = nn.Linear(216, 7)

    def forward(self, x):
        x = F.relu(self.bn(self.conv1(x)))
        y = x + self.conv2(x)
        z = self.pool(torch.cat([x, y], 1))
        z = F.relu(self.conv3(z))
        return self.fc(self.dropout(torch.flatten(z, 1)))`;

const { network } = readNetwork(branches);

test.each([
  ['conv1', [7, 3]],
  ['bn', [0, 0]],
  ['conv2', [25, 13]],
  ['pool', [6, 6]],
  ['conv3', [5, 5]],
  ['fc', [4]],
] as const)('the kernels see from a unit of %s what autograd sees', (id, unit) => {
  const options = { input: [1, 2, 26, 26], unit, seed: 3, draws: 2 };
  const gradientOf = fastImageGradient(network!);
  const fast = effectiveField(network!, id, options, gradientOf);
  const plain = effectiveField(network!, id, options);
  const most = Math.max(...plain.data);
  expect(most).toBeGreaterThan(0);
  plain.data.forEach((value, cell) => expect(Math.abs(value - fast.data[cell]!)).toBeLessThan(1e-5 * most));
});

test('a layer that the kernels cannot run is left to autograd', () => {
  const { network } = readNetwork('nn.Sequential(nn.Conv2d(1, 2, 3), nn.Softmax(dim=1))');
  expect(fastImageGradient(network!)).toBeUndefined();
});
