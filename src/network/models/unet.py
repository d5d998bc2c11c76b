import torch
import torch.nn as nn


class DoubleConv(nn.Module):
    def __init__(self, in_channels, out_channels):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, out_channels, 3, padding=1)
        self.conv2 = nn.Conv2d(out_channels, out_channels, 3, padding=1)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.conv2(self.relu(self.conv1(x))))


class UNet(nn.Module):
    """Down to see more, up to say where. Padded, so that nothing has to be cropped as in the paper."""

    def __init__(self, in_channels=1, classes=2):
        super().__init__()
        self.down1 = DoubleConv(in_channels, 64)
        self.down2 = DoubleConv(64, 128)
        self.down3 = DoubleConv(128, 256)
        self.down4 = DoubleConv(256, 512)
        self.bottom = DoubleConv(512, 1024)
        self.pool = nn.MaxPool2d(2)
        self.up4 = nn.ConvTranspose2d(1024, 512, kernel_size=2, stride=2)
        self.up3 = nn.ConvTranspose2d(512, 256, kernel_size=2, stride=2)
        self.up2 = nn.ConvTranspose2d(256, 128, kernel_size=2, stride=2)
        self.up1 = nn.ConvTranspose2d(128, 64, kernel_size=2, stride=2)
        self.merge4 = DoubleConv(1024, 512)
        self.merge3 = DoubleConv(512, 256)
        self.merge2 = DoubleConv(256, 128)
        self.merge1 = DoubleConv(128, 64)
        self.head = nn.Conv2d(64, classes, 1)

    def forward(self, x):
        d1 = self.down1(x)
        d2 = self.down2(self.pool(d1))
        d3 = self.down3(self.pool(d2))
        d4 = self.down4(self.pool(d3))
        x = self.bottom(self.pool(d4))
        x = self.merge4(torch.cat([d4, self.up4(x)], dim=1))
        x = self.merge3(torch.cat([d3, self.up3(x)], dim=1))
        x = self.merge2(torch.cat([d2, self.up2(x)], dim=1))
        x = self.merge1(torch.cat([d1, self.up1(x)], dim=1))
        return self.head(x)


model = UNet()
