"""Losses of the labs' networks over three steps, made by PyTorch. Run: python3 tests/golden/training/make.py

Weights and images are sines, as tests/training/models.test.ts makes them, so nothing but the losses needs to be stored.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

HERE = Path(__file__).parent
MODELS = HERE.parents[2] / "src" / "network" / "models"
# By name: the file, and its last line where it is not the file's own.
NETS = {
    "simple-cnn": ("simplecnn.py", None),
    "lenet-28": ("lenet28.py", None),
    "resnet-8 A": ("cifarresnet.py", 'model = ResNet(n=1, shortcut="A", in_channels=1, width=4)'),
    "resnet-8 B": ("cifarresnet.py", 'model = ResNet(n=1, shortcut="B", in_channels=1, width=4)'),
    "plain-14": ("cifarresnet.py", "model = ResNet(n=2, shortcut=None, in_channels=1, width=4)"),
}


def build(file, last):
    source = (MODELS / file).read_text()
    if last:
        source = source[: source.index("\nmodel = ")] + "\n" + last + "\n"
    scope = {}
    exec(source, scope)
    return scope["model"]


def sines(shape, scale):
    count = torch.Size(shape).numel()
    return (torch.sin(torch.arange(1, count + 1, dtype=torch.float64)) * scale).to(torch.float32).reshape(shape)


def losses(model):
    for parameter in model.parameters():
        if parameter.dim() > 1:
            fan_in = parameter[0].numel()
            parameter.data = sines(parameter.shape, (4 / fan_in) ** 0.5)
    images = sines((6, 1, 28, 28), 1)
    target = torch.arange(6)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
    found = []
    for _ in range(3):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(images), target)
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    model.eval()
    found.append(F.cross_entropy(model(images), target).item())
    return found


def main():
    truths = {}
    for name, (file, last) in NETS.items():
        torch.manual_seed(0)
        model = build(file, last)
        for module in model.modules():  # PyTorch draws biases too; they begin at 0 here
            if isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)) and module.bias is not None:
                module.bias.data.zero_()
        total = sum(p.numel() for p in model.parameters())
        truths[name] = {"parameters": total, "losses": losses(model)}
    (HERE / "networks.json").write_text(json.dumps(truths, indent=1) + "\n")
    print(f"{len(truths)} networks by PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
