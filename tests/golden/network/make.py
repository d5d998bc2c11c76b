"""Numbers of the course's networks and of random chains, as PyTorch has them.

    python tests/golden/network/make.py

writes models.json and chains.json beside this file. Made with PyTorch 2.13; the column of mult-adds with
torchinfo 1.8.0, and left out where that package is not installed.

Receptive fields are read off gradients: every window gets equal positive weights, everything else passes its
input on, and the cells of the image with a gradient are those that the unit sees. Channels are averaged into one,
since they all see the same.
"""

import json
import random
import runpy
from math import prod
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = Path(__file__).parent
MODELS = HERE.parents[2] / "src" / "network" / "models"
INPUTS = {
    "problem4": (1, 3, 256, 256),
    "lenet5": (1, 1, 32, 32),
    "alexnet": (1, 3, 224, 224),
    "vgg16": (1, 3, 224, 224),
    "googlenet": (1, 3, 224, 224),
    "resnet18": (1, 3, 224, 224),
    "resnet50": (1, 3, 224, 224),
    "resnet152": (1, 3, 224, 224),
    "unet": (1, 1, 256, 256),
    "dcgan": (1, 100, 1, 1),
    "mobilenetv2": (1, 3, 224, 224),
}
TOTALS_ONLY = {"resnet152"}


def homework():
    net = nn.Sequential()
    for name, layer in [
        ("Layer1", nn.Conv2d(3, 32, 7, padding="same")),
        ("bn1", nn.BatchNorm2d(32)),
        ("Layer2", nn.Conv2d(32, 64, 5, stride=2)),
        ("bn2", nn.BatchNorm2d(64)),
        ("Layer3", nn.AvgPool2d(2)),
        ("Layer4", nn.Conv2d(64, 128, 3, dilation=2)),
        ("bn3", nn.BatchNorm2d(128)),
        ("Layer5", nn.Conv2d(128, 128, 3)),
        ("bn4", nn.BatchNorm2d(128)),
        ("Layer6", nn.AvgPool2d(2)),
        ("Layer7", nn.Conv2d(128, 256, 3)),
        ("bn5", nn.BatchNorm2d(256)),
        ("Layer8", nn.AvgPool2d(2)),
        ("flatten", nn.Flatten()),
        ("fc1", nn.Linear(43264, 1024)),
        ("fc2", nn.Linear(1024, 1024)),
        ("dropout", nn.Dropout(0.5)),
        ("fc3", nn.Linear(1024, 10)),
    ]:
        net.add_module(name, layer)
    return net


def build(name):
    model = homework() if name == "problem4" else runpy.run_path(str(MODELS / f"{name}.py"))["model"]
    return model.eval()


def leaves(model):
    return [(path, module) for path, module in model.named_modules() if not list(module.children())]


def macs(module, inputs, output):
    """Multiply-accumulates of the weights of one call."""
    if isinstance(module, (nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d)):
        return prod(inputs.shape) * prod(module.weight.shape[1:])
    if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.Linear)):
        return prod(output.shape) * prod(module.weight.shape[1:])
    return 0


def calls_of(model, shape):
    """One row per call of a leaf module, in order: path, class, output shape, parameters, buffers, MACs."""
    rows = []

    def hook(path):
        def record(module, inputs, output):
            rows.append(
                [
                    path,
                    type(module).__name__,
                    list(output.shape),
                    sum(p.numel() for p in module.parameters()),
                    sum(b.numel() for b in module.buffers()),
                    macs(module, inputs[0], output),
                ]
            )

        return record

    handles = [module.register_forward_hook(hook(path)) for path, module in leaves(model)]
    with torch.no_grad():
        model(torch.zeros(shape))
    for handle in handles:
        handle.remove()
    return rows


def mean_channel(x):
    return x.mean(1, keepdim=True)


def see_through(module):
    """Puts in place of a module's forward one that spreads gradient evenly over all that the module reads."""
    if isinstance(module, (nn.Conv1d, nn.Conv2d)):
        conv = F.conv1d if isinstance(module, nn.Conv1d) else F.conv2d
        kernel = torch.ones((1, 1, *module.kernel_size), dtype=torch.float64) / prod(module.kernel_size)
        return lambda x: conv(mean_channel(x), kernel, None, module.stride, module.padding, module.dilation)
    if isinstance(module, (nn.ConvTranspose1d, nn.ConvTranspose2d)):
        conv = F.conv_transpose1d if isinstance(module, nn.ConvTranspose1d) else F.conv_transpose2d
        kernel = torch.ones((1, 1, *module.kernel_size), dtype=torch.float64)
        rest = (module.stride, module.padding, module.output_padding, 1, module.dilation)
        return lambda x: conv(mean_channel(x), kernel, None, *rest)
    if isinstance(module, nn.MaxPool1d):
        # A maximum passes its gradient to one cell only; a sum over the same window, to all.
        return lambda x: sum_window(module, x)
    if isinstance(module, nn.MaxPool2d):
        assert module.dilation == 1
        window = (module.kernel_size, module.stride, module.padding, module.ceil_mode)
        return lambda x: F.avg_pool2d(mean_channel(x), *window)
    if isinstance(module, nn.Linear):
        return lambda x: x.mean(-1, keepdim=True)
    kept = (nn.AvgPool1d, nn.AvgPool2d, nn.AdaptiveAvgPool1d, nn.AdaptiveAvgPool2d, nn.Upsample, nn.Flatten)
    return module.forward if isinstance(module, (*kept, nn.ZeroPad1d)) else lambda x: x


def sum_window(module, x):
    """Sum over a dilated window, with the output length that the pool itself gives."""
    length = module(x.detach()).shape[-1]
    reach = module.dilation * (module.kernel_size - 1) + 1
    missing = (length - 1) * module.stride + reach - x.shape[-1] - module.padding
    x = F.pad(x, (module.padding, max(0, missing)))
    kernel = torch.ones((1, 1, module.kernel_size), dtype=torch.float64)
    return F.conv1d(x, kernel, None, module.stride, 0, module.dilation)[..., :length]


def span(along):
    seen = along.nonzero().flatten()
    return [int(seen[0]), int(seen[-1])] if len(seen) else None


def seen_by(image, value, unit):
    """Rows and columns of the image, first and last, that have a gradient."""
    (gradient,) = torch.autograd.grad(value[(0, 0, *unit)], image, retain_graph=True, allow_unused=True)
    gradient = torch.zeros_like(image) if gradient is None else gradient
    axes = range(2, gradient.dim())
    return [span(gradient.abs().amax(tuple(a for a in range(gradient.dim()) if a != axis))) for axis in axes]


def fields_of(model, shape):
    """For each call whose window matters: path, and what the first, the middle and the last unit see."""
    values = []
    for path, module in leaves(model):
        module.forward = see_through(module)
        if not isinstance(module, (nn.BatchNorm2d, nn.Dropout, nn.ReLU, nn.ReLU6, nn.Tanh, nn.Identity)):
            module.register_forward_hook(lambda _m, _i, output, path=path: values.append((path, output)))
    image = torch.ones((1, 1, *shape[2:]), dtype=torch.float64, requires_grad=True)
    model(image)
    rows = []
    for path, value in values:
        if value.dim() == 2:
            value = value[:, None, :]
        lengths = value.shape[2:]
        units = [[0 for n in lengths], [n // 2 for n in lengths], [n - 1 for n in lengths]]
        rows.append([path, [[unit, seen_by(image, value, unit)] for unit in units]])
    return rows


def mult_adds(model, shape):
    try:
        from torchinfo import summary
    except ImportError:
        return None
    return summary(model, input_size=shape, verbose=0).total_mult_adds


def golden_model(name):
    shape = INPUTS[name]
    model = build(name)
    rows = calls_of(model, shape)
    result = {
        "input": list(shape),
        "parameters": sum(p.numel() for p in model.parameters()),
        "buffers": sum(b.numel() for b in model.buffers()),
        "macs": sum(row[5] for row in rows),
        "multAdds": mult_adds(model, shape),
        "calls": len(rows),
    }
    if name not in TOTALS_ONLY:
        result |= {"layers": rows, "fields": fields_of(build(name), shape)}
    return result


def random_layer(rng, length):
    """A layer of one channel that reads an axis of this length: class and options in PyTorch's spelling."""
    kernel, stride, dilation = rng.randint(1, 5), rng.randint(1, 3), rng.randint(1, 3)
    channels = {"in_channels": 1, "out_channels": 1, "kernel_size": kernel}
    kind = rng.choice(
        ["Conv1d", "Conv1d", "ConvTranspose1d", "ConvTranspose1d", "MaxPool1d", "AvgPool1d", "AdaptiveAvgPool1d"]
        + ["Upsample", "ZeroPad1d"]
    )
    if kind == "Conv1d":
        padding = "same" if stride == 1 and rng.random() < 0.3 else rng.randint(0, 4)
        return kind, channels | {"stride": stride, "padding": padding, "dilation": dilation}
    if kind == "ConvTranspose1d":
        extra = rng.randint(0, max(stride, dilation) - 1)
        options = {"stride": stride, "padding": rng.randint(0, 2), "output_padding": extra, "dilation": dilation}
        return kind, channels | options
    if kind == "MaxPool1d":
        options = {"padding": rng.randint(0, kernel // 2), "dilation": dilation, "ceil_mode": rng.random() < 0.5}
        return kind, {"kernel_size": kernel, "stride": stride} | options
    if kind == "AvgPool1d":
        options = {"padding": rng.randint(0, kernel // 2), "ceil_mode": rng.random() < 0.5}
        return kind, {"kernel_size": kernel, "stride": stride} | options
    if kind == "AdaptiveAvgPool1d":
        return kind, {"output_size": rng.randint(1, length)}
    if kind == "ZeroPad1d":
        return kind, {"padding": [rng.randint(-1, 3), rng.randint(-1, 3)]}
    size = {"size": rng.randint(1, 2 * length)} if rng.random() < 0.5 else {"scale_factor": rng.choice([1, 2, 3, 1.5])}
    mode = rng.choice(["nearest", "linear"])
    return kind, size | {"mode": mode} | ({"align_corners": rng.random() < 0.5} if mode == "linear" else {})


def as_torch(options):
    return {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}


def golden_chain(rng):
    """A chain of up to six layers on one axis, the length after each, and what every unit of the last one sees."""
    image = torch.ones((1, 1, rng.randint(8, 40)), dtype=torch.float64, requires_grad=True)
    value, layers = image, []
    while len(layers) < rng.randint(1, 6):
        kind, options = random_layer(rng, value.shape[-1])
        try:
            module = getattr(nn, kind)(**as_torch(options)).double()
            true_length = module(value.detach()).shape[-1]
            after = see_through(module)(value)
        except (RuntimeError, ValueError):
            continue
        assert after.shape[-1] == true_length, (kind, options)
        if true_length > 60:
            continue
        value = after
        layers.append([kind, options, value.shape[-1]])
    units = [seen_by(image, value, [unit])[0] for unit in range(value.shape[-1])]
    return {"length": image.shape[-1], "layers": layers, "units": units}


def write(name, text):
    (HERE / name).write_text(text)


def main():
    torch.manual_seed(0)
    lines = ",\n".join(f'"{name}": {json.dumps(golden_model(name), separators=(",", ":"))}' for name in INPUTS)
    write("models.json", f"{{\n{lines}\n}}\n")
    rng = random.Random(4)
    chains = [json.dumps(golden_chain(rng), separators=(",", ":")) for _ in range(200)]
    write("chains.json", "[\n" + ",\n".join(chains) + "\n]\n")


main()
