import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    """Two 3 x 3 convolutions; with a shortcut, what came in is added to what they make of it."""

    def __init__(self, in_channels, channels, stride, shortcut):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, channels, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        if shortcut is None:
            self.shortcut = None
        elif stride == 1 and in_channels == channels:
            self.shortcut = nn.Identity()
        elif shortcut == "A":
            self.shortcut = Padded(channels - in_channels, stride)
        else:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_channels, channels, 1, stride=stride, bias=False),
                nn.BatchNorm2d(channels),
            )

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        if self.shortcut is None:
            return self.relu(y)
        return self.relu(y + self.shortcut(x))


class Padded(nn.Module):
    """Every second cell as it is, and maps of zeros for those that are new: nothing to learn."""

    def __init__(self, zeros, stride):
        super().__init__()
        self.zeros = zeros
        self.pick = nn.AvgPool2d(1, stride=stride)

    def forward(self, x):
        return F.pad(self.pick(x), (0, 0, 0, 0, 0, self.zeros))


class ResNet(nn.Module):
    """6n + 2 layers with weights: a convolution, three stages of n blocks, a linear layer."""

    def __init__(self, n, shortcut, in_channels=1, width=16, classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()
        self.layer1 = self.stage(n, width, width, 1, shortcut)
        self.layer2 = self.stage(n, width, 2 * width, 2, shortcut)
        self.layer3 = self.stage(n, 2 * width, 4 * width, 2, shortcut)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4 * width, classes)

    def stage(self, n, in_channels, channels, stride, shortcut):
        blocks = [Block(in_channels, channels, stride, shortcut)]
        for _ in range(n - 1):
            blocks.append(Block(channels, channels, 1, shortcut))
        return nn.Sequential(*blocks)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        x = torch.flatten(self.avgpool(x), 1)
        return self.fc(x)


model = ResNet(n=3, shortcut="A")
