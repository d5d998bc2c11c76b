"""What some of the course's networks compute, as PyTorch has it.

    python tests/golden/network/runs.py

writes runs.json: for each network a few numbers of its output, and of the gradient of Σ cos(i)·output_i with respect to
the input. Weights and inputs are sines, which both sides can make; batch norm is as when it is new, in evaluation.
"""

import json
import runpy
from math import prod, sqrt
from pathlib import Path

import torch
import torch.nn as nn

HERE = Path(__file__).parent
MODELS = HERE.parents[2] / "src" / "network" / "models"
INPUTS = {
    "lenet-5": (1, 1, 32, 32),
    "googlenet": (1, 3, 32, 32),
    "mobilenet-v2": (1, 3, 32, 32),
    "dcgan": (1, 100, 1, 1),
}
SAMPLES = 8


def sines(shape, scale):
    return (torch.sin(torch.arange(1, prod(shape) + 1, dtype=torch.float64)) * scale).reshape(shape)


def fill(model):
    """Weights of a size at which a signal neither dies nor grows; biases small."""
    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            module.weight.data = sines(module.weight.shape, sqrt(4 / prod(module.weight.shape[1:])))
            if module.bias is not None:
                module.bias.data = sines(module.bias.shape, 0.1)


def samples(tensor):
    """Numbers evenly spread over the tensor, and its largest."""
    flat = tensor.detach().flatten()
    return [float(flat[i * len(flat) // SAMPLES]) for i in range(SAMPLES)] + [float(flat.abs().max())]


def run(name, shape):
    model = runpy.run_path(str(MODELS / f"{name.replace('-', '')}.py"))["model"].double().eval()
    fill(model)
    image = sines(shape, 1).requires_grad_()
    output = model(image)
    weights = torch.cos(torch.arange(output.numel(), dtype=torch.float64)).reshape(output.shape)
    (output * weights).sum().backward()
    return {"input": list(shape), "output": samples(output), "gradient": samples(image.grad)}


def main():
    rows = [f'"{name}": {json.dumps(run(name, shape))}' for name, shape in INPUTS.items()]
    (HERE / "runs.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")


main()
