import torch
import torch.nn as nn


def conv(in_channels, out_channels, kernel, stride=1, groups=1):
    """Convolution, batch norm, and ReLU6; the resolution falls by the stride alone."""
    return nn.Sequential(
        nn.Conv2d(in_channels, out_channels, kernel, stride, padding=kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(out_channels),
        nn.ReLU6(),
    )


class InvertedResidual(nn.Module):
    """Many channels inside, few outside: widen, filter each channel by itself, narrow again."""

    def __init__(self, in_channels, out_channels, stride, expand):
        super().__init__()
        hidden = in_channels * expand
        layers = []
        if expand != 1:
            layers.append(conv(in_channels, hidden, 1))
        layers.append(conv(hidden, hidden, 3, stride, groups=hidden))
        layers.append(nn.Conv2d(hidden, out_channels, 1, bias=False))
        layers.append(nn.BatchNorm2d(out_channels))
        self.body = nn.Sequential(*layers)
        self.residual = stride == 1 and in_channels == out_channels

    def forward(self, x):
        if self.residual:
            return x + self.body(x)
        return self.body(x)


class MobileNetV2(nn.Module):
    # Table 2 of the paper: expansion, channels, blocks, stride of the first block.
    stages = [
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ]

    def __init__(self, classes=1000):
        super().__init__()
        layers = [conv(3, 32, 3, stride=2)]
        channels = 32
        for expand, out_channels, blocks, stride in self.stages:
            for i in range(blocks):
                layers.append(InvertedResidual(channels, out_channels, stride if i == 0 else 1, expand))
                channels = out_channels
        layers.append(conv(channels, 1280, 1))
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(0.2)
        self.fc = nn.Linear(1280, classes)

    def forward(self, x):
        x = self.pool(self.features(x))
        x = torch.flatten(x, 1)
        return self.fc(self.dropout(x))


model = MobileNetV2()
