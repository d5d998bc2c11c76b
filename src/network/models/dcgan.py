import torch.nn as nn


def grow(in_channels, out_channels):
    """Twice the resolution."""
    return nn.Sequential(
        nn.ConvTranspose2d(in_channels, out_channels, kernel_size=4, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(out_channels),
        nn.ReLU(),
    )


class Generator(nn.Module):
    """From 100 random numbers to a picture of 64 x 64."""

    def __init__(self, noise=100, channels=64):
        super().__init__()
        self.project = nn.Sequential(
            nn.ConvTranspose2d(noise, 8 * channels, kernel_size=4, bias=False),
            nn.BatchNorm2d(8 * channels),
            nn.ReLU(),
        )
        self.grow1 = grow(8 * channels, 4 * channels)
        self.grow2 = grow(4 * channels, 2 * channels)
        self.grow3 = grow(2 * channels, channels)
        self.paint = nn.ConvTranspose2d(channels, 3, kernel_size=4, stride=2, padding=1, bias=False)
        self.tanh = nn.Tanh()

    def forward(self, z):
        x = self.project(z)
        x = self.grow3(self.grow2(self.grow1(x)))
        return self.tanh(self.paint(x))


model = Generator()
