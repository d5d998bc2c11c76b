"""Signatures of PyTorch's layers, and what single layers make of random options.

    python tests/golden/network/layers.py

writes signatures.json (argument names in order, and defaults) and layers.json: for each case the class, its options,
the input's shape, and the shapes of output, parameters and buffers, or null where PyTorch refuses.
"""

import inspect
import json
import random
import warnings
from pathlib import Path

import torch
import torch.nn as nn

HERE = Path(__file__).parent
warnings.simplefilter("ignore")
AXES = (1, 2, 3)
FAMILIES = (
    "Conv{}d ConvTranspose{}d MaxPool{}d AvgPool{}d AdaptiveAvgPool{}d AdaptiveMaxPool{}d BatchNorm{}d InstanceNorm{}d "
    "Dropout{}d ZeroPad{}d ConstantPad{}d ReflectionPad{}d ReplicationPad{}d CircularPad{}d"
).split()
SINGLES = (
    "LayerNorm GroupNorm LocalResponseNorm Linear ReLU ReLU6 LeakyReLU PReLU ELU SELU GELU SiLU Mish Hardswish "
    "Hardsigmoid Hardtanh Softplus Sigmoid Tanh Softmax LogSoftmax Dropout AlphaDropout FeatureAlphaDropout Flatten "
    "Unflatten Upsample PixelShuffle"
).split()
NOT_OURS = {"self", "device", "dtype", "min_value", "max_value", "args", "kwargs"}


def signature(name):
    rows = []
    for parameter in inspect.signature(getattr(nn, name).__init__).parameters.values():
        if parameter.name not in NOT_OURS:
            required = parameter.default is inspect.Parameter.empty
            rows.append([parameter.name] if required else [parameter.name, parameter.default])
    return rows


def per_axis(rng, axes, low, high):
    """One number, or one per axis."""
    return rng.randint(low, high) if rng.random() < 0.5 else [rng.randint(low, high) for _ in range(axes)]


def window(rng, axes):
    return {"kernel_size": per_axis(rng, axes, 1, 4), "stride": per_axis(rng, axes, 1, 3)}


def options_for(rng, family, axes, shape):
    """Options that are often right and sometimes not."""
    channels = shape[1] if rng.random() < 0.9 else shape[1] + 1
    if family == "Conv{}d":
        padding = rng.choice(["same", "valid", per_axis(rng, axes, 0, 3)])
        more = {"padding": padding, "dilation": per_axis(rng, axes, 1, 3), "bias": rng.random() < 0.5}
        mode = {"padding_mode": rng.choice(["zeros", "reflect", "replicate", "circular"])}
        sizes = {"in_channels": channels, "out_channels": rng.choice([2, 4, 6]), "groups": rng.choice([1, 1, 2, 3])}
        return sizes | window(rng, axes) | more | mode
    if family == "ConvTranspose{}d":
        more = {"padding": per_axis(rng, axes, 0, 2), "output_padding": per_axis(rng, axes, 0, 1)}
        sizes = {"in_channels": channels, "out_channels": rng.choice([2, 4, 6]), "groups": rng.choice([1, 1, 2, 3])}
        return sizes | window(rng, axes) | more | {"dilation": per_axis(rng, axes, 1, 2)}
    if family == "MaxPool{}d":
        more = {"dilation": per_axis(rng, axes, 1, 2), "ceil_mode": rng.random() < 0.5}
        return window(rng, axes) | {"padding": per_axis(rng, axes, 0, 2)} | more
    if family == "AvgPool{}d":
        return window(rng, axes) | {"padding": per_axis(rng, axes, 0, 2), "ceil_mode": rng.random() < 0.5}
    if family.startswith("Adaptive"):
        return {"output_size": per_axis(rng, axes, 1, 12)}
    if family == "BatchNorm{}d":
        return {"num_features": channels, "affine": rng.random() < 0.5, "track_running_stats": rng.random() < 0.5}
    if family == "InstanceNorm{}d":
        return {"num_features": shape[1], "affine": rng.random() < 0.5, "track_running_stats": rng.random() < 0.5}
    if "Pad{}d" in family:
        some = rng.randint(0, 4) if rng.random() < 0.5 else [rng.randint(-1, 5) for _ in range(2 * axes)]
        return {"padding": some} | ({"value": 1.5} if family.startswith("Constant") else {})
    return {}


def single(rng, name, shape):
    if name == "Linear":
        return {"in_features": shape[-1] + rng.choice([0, 0, 0, 1]), "out_features": 5, "bias": rng.random() < 0.5}
    if name == "GroupNorm":
        return {"num_groups": rng.choice([1, 2, 3]), "num_channels": shape[1]}
    if name == "LayerNorm":
        bias = {"elementwise_affine": rng.random() < 0.7, "bias": rng.random() < 0.5}
        return {"normalized_shape": rng.choice([[shape[-1]], list(shape[1:]), shape[-1], 3])} | bias
    if name == "PReLU":
        return {"num_parameters": rng.choice([1, shape[1], 3])}
    if name in ("Softmax", "LogSoftmax"):
        return {"dim": rng.choice([1, -1, 2, 7])}
    if name == "Flatten":
        return {"start_dim": rng.randint(-2, 3), "end_dim": rng.randint(-2, 3)}
    if name == "Unflatten":
        return {"dim": 1, "unflattened_size": rng.choice([[2, -1], [2, 2], [-1, 3, 1], [1, -1]])}
    if name == "Upsample":
        return rng.choice([{"size": 9}, {"scale_factor": 2}, {"scale_factor": 1.7}, {"scale_factor": 0.5}, {}])
    if name == "PixelShuffle":
        return {"upscale_factor": rng.choice([1, 2, 3])}
    return {"size": 3} if name == "LocalResponseNorm" else {}


def shapes(tensors):
    return {name: list(tensor.shape) for name, tensor in tensors}


def case(name, options, shape):
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    try:
        module = getattr(nn, name)(**given).eval()
        output = module(torch.zeros(shape))
    except (RuntimeError, ValueError, IndexError, AssertionError, NotImplementedError, TypeError) as error:
        return [name, options, shape, None, str(error).split("\n")[0][:80]]
    return [name, options, shape, list(output.shape), shapes(module.named_parameters()), shapes(module.named_buffers())]


def write(name, rows):
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (HERE / name).write_text(f"[\n{lines}\n]\n")


def main():
    rng = random.Random(7)
    torch.manual_seed(0)
    names = [family.format(axes) for family in FAMILIES for axes in AXES] + SINGLES
    write("signatures.json", [[name, signature(name)] for name in names])
    rows = []
    for family in FAMILIES:
        for axes in AXES:
            for _ in range(12):
                shape = [1, rng.choice([2, 4, 6]), *(rng.randint(2, 10) for _ in range(axes))]
                rows.append(case(family.format(axes), options_for(rng, family, axes, shape), shape))
    for name in SINGLES:
        for _ in range(6 if name[0] in "LGPUFS" else 1):
            shape = [1, 4, rng.randint(2, 6), rng.randint(2, 6)]
            rows.append(case(name, single(rng, name, shape), shape))
    write("layers.json", rows)


main()
