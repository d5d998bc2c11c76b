"""Draws inputs, runs PyTorch on them forward and backward, and writes down what it finds."""

import base64
import json
import pathlib
import random

import torch

HERE = pathlib.Path(__file__).parent
# Spatial lengths of a small input of each rank.
LENGTHS = {1: [11], 2: [7, 6], 3: [4, 5, 4]}


def draw(*shape):
    """Normal numbers rounded to thirty-seconds."""
    return (torch.randn(shape, dtype=torch.float64) * 32).round().clamp(-127, 127) / 32


def exact(tensor):
    """A drawn tensor as JSON: {shape, int8}; float32 where it goes beyond the signed byte."""
    if tensor.numel() and tensor.abs().max() * 32 > 127:
        return rounded(tensor)
    whole = (tensor.detach() * 32).to(torch.int8)
    return {"shape": list(tensor.shape), "int8": base64.b64encode(whole.numpy().tobytes()).decode()}


def rounded(tensor):
    """A computed tensor as JSON: {shape, float32}."""
    single = tensor.detach().to(torch.float32).contiguous()
    return {"shape": list(tensor.shape), "float32": base64.b64encode(single.numpy().astype("<f4").tobytes()).decode()}


def case(function, inputs, options, tensors=None):
    """Runs function(*inputs), sends a drawn gradient back, and writes all of it down."""
    leaves = [None if x is None else x.clone().requires_grad_() for x in inputs]
    result = function(*leaves)
    output, also = result if isinstance(result, tuple) else (result, {})
    gradient = draw(*output.shape).to(output.dtype)
    wanted = [leaf for leaf in leaves if leaf is not None]
    found = iter(torch.autograd.grad(output, wanted, gradient))
    return {
        "options": options,
        **({"tensors": {name: exact(value) for name, value in tensors.items()}} if tensors else {}),
        "inputs": [None if x is None else exact(x) for x in inputs],
        "output": rounded(output),
        "gradient": exact(gradient),
        "gradients": [None if x is None else rounded(next(found)) for x in inputs],
        **({"also": {name: rounded(value) for name, value in also.items()}} if also else {}),
    }


def write(op, cases):
    """One case a line; cases with the same options and shapes are written once."""
    unique = {json.dumps([c["options"], [x and x["shape"] for x in c["inputs"]], list(c.get("tensors", {}))]): c for c in cases}
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in unique.values())
    (HERE / f"{op}.json").write_text(f"[\n{lines}\n]\n")
    return len(unique)


def per_axis(rank, low, high):
    """One number, or one per axis."""
    return random.randint(low, high) if random.random() < 0.5 else [random.randint(low, high) for _ in range(rank)]


def spread(value, rank):
    return [value] * rank if isinstance(value, int) else value
