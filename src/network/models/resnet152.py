import torch
import torch.nn as nn


class Block(nn.Module):
    """A 3 x 3 convolution between two 1 x 1: the first makes channels fewer, the last makes them more again."""

    expansion = 4

    def __init__(self, in_channels, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, channels, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.conv3 = nn.Conv2d(channels, 4 * channels, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * channels)
        self.relu = nn.ReLU()
        self.shortcut = shortcut(in_channels, 4 * channels, stride)

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.relu(self.bn2(self.conv2(y)))
        y = self.bn3(self.conv3(y))
        return self.relu(y + self.shortcut(x))


def shortcut(in_channels, out_channels, stride):
    """The input as it is, or brought to the shape of what it is added to."""
    if stride == 1 and in_channels == out_channels:
        return nn.Identity()
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, 1, stride=stride, bias=False),
        nn.BatchNorm2d(out_channels),
    )


def stage(blocks, in_channels, channels, stride):
    """Blocks at one resolution; the first of them makes the step down to it."""
    layers = [Block(in_channels, channels, stride)]
    for _ in range(blocks - 1):
        layers.append(Block(channels * Block.expansion, channels, 1))
    return nn.Sequential(*layers)


class ResNet(nn.Module):
    def __init__(self, blocks, classes=1000):
        super().__init__()
        wide = Block.expansion
        self.conv1 = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        self.layer1 = stage(blocks[0], 64, 64, 1)
        self.layer2 = stage(blocks[1], 64 * wide, 128, 2)
        self.layer3 = stage(blocks[2], 128 * wide, 256, 2)
        self.layer4 = stage(blocks[3], 256 * wide, 512, 2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(512 * wide, classes)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = torch.flatten(self.avgpool(x), 1)
        return self.fc(x)


model = ResNet([3, 8, 36, 3])
