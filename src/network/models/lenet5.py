import torch.nn as nn


class LeNet5(nn.Module):
    """Digits on 32 x 32 cells. Here conv2 reads all six maps; in 1998 each of its maps read a chosen few."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5)
        self.pool1 = nn.AvgPool2d(2)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5)
        self.pool2 = nn.AvgPool2d(2)
        self.conv3 = nn.Conv2d(16, 120, kernel_size=5)
        self.flatten = nn.Flatten()
        self.fc1 = nn.Linear(120, 84)
        self.fc2 = nn.Linear(84, 10)
        self.tanh = nn.Tanh()

    def forward(self, x):
        x = self.pool1(self.tanh(self.conv1(x)))
        x = self.pool2(self.tanh(self.conv2(x)))
        x = self.flatten(self.tanh(self.conv3(x)))
        x = self.tanh(self.fc1(x))
        return self.fc2(x)


model = LeNet5()
