import torch
import torch.nn as nn


def block(convolutions, in_channels, out_channels):
    """So many 3 x 3 convolutions, then half the resolution."""
    layers = []
    for i in range(convolutions):
        layers.append(nn.Conv2d(in_channels if i == 0 else out_channels, out_channels, 3, padding=1))
        layers.append(nn.ReLU())
    layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers)


class VGG16(nn.Module):
    """Configuration D: thirteen convolutions and three linear layers."""

    def __init__(self, classes=1000):
        super().__init__()
        self.block1 = block(2, 3, 64)
        self.block2 = block(2, 64, 128)
        self.block3 = block(3, 128, 256)
        self.block4 = block(3, 256, 512)
        self.block5 = block(3, 512, 512)
        self.fc1 = nn.Linear(512 * 7 * 7, 4096)
        self.fc2 = nn.Linear(4096, 4096)
        self.fc3 = nn.Linear(4096, classes)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(0.5)

    def forward(self, x):
        x = self.block2(self.block1(x))
        x = self.block5(self.block4(self.block3(x)))
        x = torch.flatten(x, 1)
        x = self.dropout(self.relu(self.fc1(x)))
        x = self.dropout(self.relu(self.fc2(x)))
        return self.fc3(x)


model = VGG16()
