import torch.nn as nn


class Detector(nn.Sequential):
    """Fully convolutional and without padding: one answer for each 37 by 37 pixels of the picture, every 4 pixels."""

    def __init__(self, classes=6):
        super().__init__(
            nn.Conv2d(3, 12, 3),
            nn.ReLU(),
            nn.Conv2d(12, 16, 3, stride=2),
            nn.ReLU(),
            nn.Conv2d(16, 24, 3),
            nn.ReLU(),
            nn.Conv2d(24, 24, 3, stride=2),
            nn.ReLU(),
            nn.Conv2d(24, 32, 3),
            nn.ReLU(),
            nn.Conv2d(32, 32, 3),
            nn.ReLU(),
            nn.Conv2d(32, 48, 3),
            nn.ReLU(),
            nn.Conv2d(48, classes, 1),
        )


model = Detector()
