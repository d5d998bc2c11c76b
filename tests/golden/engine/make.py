"""Golden cases for the conv engine, made by PyTorch. Run: python3 tests/golden/engine/make.py

Writes one JSON file per op beside this script. Numbers of inputs and of upstream gradients are whole
thirty-seconds, stored as one signed byte each (base64), so float32 holds them exactly. PyTorch computes in float64;
what it finds is stored as float32, little-endian (base64). Options are spelled as the engine spells them.
"""

import base64
import itertools
import json
import pathlib
import random
import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.filterwarnings("ignore", "Using padding=.same. with even kernel")  # a note on speed
HERE = pathlib.Path(__file__).parent
SEED = 20261123
CONV = {1: nn.Conv1d, 2: nn.Conv2d, 3: nn.Conv3d}
TRANSPOSE = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}
MAX_POOL = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
AVG_POOL = {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}
ADAPTIVE_AVG = {1: F.adaptive_avg_pool1d, 2: F.adaptive_avg_pool2d, 3: F.adaptive_avg_pool3d}
ADAPTIVE_MAX = {1: F.adaptive_max_pool1d, 2: F.adaptive_max_pool2d, 3: F.adaptive_max_pool3d}
LENGTHS = {1: [11], 2: [7, 6], 3: [4, 5, 4]}


def draw(*shape):
    """Normal numbers rounded to thirty-seconds."""
    return (torch.randn(shape, dtype=torch.float64) * 32).round().clamp(-127, 127) / 32


def exact(tensor):
    """A drawn tensor as JSON: {shape, int8}."""
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


def conv_case(rank, kernel, options, channels=(4, 4), batch=2, bias=True, lengths=None):
    groups = options.get("groups", 1)
    weight = draw(channels[1], channels[0] // groups, *spread(kernel, rank))
    inputs = [draw(batch, channels[0], *(lengths or LENGTHS[rank])), weight, draw(channels[1]) if bias else None]

    def run(x, w, b):
        layer = CONV[rank](
            channels[0], channels[1], tuple(w.shape[2:]), bias=b is not None, dtype=torch.float64,
            stride=options.get("stride", 1), padding=options.get("padding", 0), dilation=options.get("dilation", 1),
            groups=groups, padding_mode=options.get("paddingMode", "zeros"),
        )
        return torch.func.functional_call(layer, {"weight": w, **({} if b is None else {"bias": b})}, x)

    return case(run, inputs, options)


def conv_cases():
    cases = [conv_case(2, 3, {}, bias=False), conv_case(2, 1, {}), conv_case(1, 1, {}), conv_case(3, 1, {})]
    modes = ["zeros", "circular", "reflect", "replicate"]
    for rank, mode in itertools.product((1, 2, 3), modes):
        for options, kernel in [
            ({"padding": "same"}, 3), ({"padding": "same"}, 2), ({"padding": "same", "dilation": 2}, 2),
            ({"padding": 1}, 3), ({"padding": 2, "stride": 2}, 3), ({"padding": list(range(rank, 0, -1))}, 2),
        ]:
            cases.append(conv_case(rank, kernel, {**options, "paddingMode": mode}, (2, 3), 1, lengths=[5] * rank if rank > 1 else None))
    for rank in (1, 2, 3):
        cases.append(conv_case(rank, 2, {"padding": "valid"}))
        cases.append(conv_case(rank, 3, {"groups": 4, "padding": 1}, (4, 8), 1))
    for _ in range(90):
        rank = random.choice((1, 2, 2, 2, 3))
        options = {
            "stride": per_axis(rank, 1, 3), "dilation": per_axis(rank, 1, 2), "groups": random.choice((1, 1, 2, 4)),
            "padding": random.choice(("valid", 0, 1, per_axis(rank, 0, 2))), "paddingMode": random.choice(modes),
        }
        kernel = [random.randint(1, 2 if rank == 3 else 3) for _ in range(rank)]
        cases.append(conv_case(rank, kernel, options, (4, 4), random.choice((1, 2)), random.random() < 0.7))
    cases.append(conv_case(2, 3, {"padding": 1}, (128, 8), 1, lengths=[4, 4]))
    cases.append(conv_case(2, [7, 1], {"padding": [3, 0]}, (64, 4), 1, lengths=[8, 3]))
    cases.append(conv_case(1, 9, {"padding": 4, "groups": 8}, (64, 8), 1, lengths=[40]))
    return cases


def conv_transpose_cases():
    cases = []
    while len(cases) < 70:
        rank = random.choice((1, 2, 2, 2, 3))
        groups = random.choice((1, 1, 2))
        options = {
            "stride": per_axis(rank, 1, 3), "dilation": per_axis(rank, 1, 2), "groups": groups,
            "padding": per_axis(rank, 0, 1), "outputPadding": per_axis(rank, 0, 2),
        }
        kernel = [random.randint(1, 3) for _ in range(rank)]
        limits = zip(*(spread(options[name], rank) for name in ("outputPadding", "stride", "dilation")))
        if any(extra >= max(stride, dilation) for extra, stride, dilation in limits):
            continue
        lengths = {1: [6], 2: [4, 3], 3: [3, 2, 3]}[rank]
        inputs = [draw(random.choice((1, 2)), 4, *lengths), draw(4, 4 // groups, *kernel), draw(4) if random.random() < 0.7 else None]
        run = lambda x, w, b: TRANSPOSE[rank](
            x, w, b, options["stride"], options["padding"], options["outputPadding"], groups, options["dilation"])
        try:
            cases.append(case(run, inputs, options))
        except RuntimeError as error:  # nothing left of the output
            assert "too small" in str(error) or "negative" in str(error), error
    cases.append(case(lambda x, w: F.conv_transpose2d(x, w), [draw(1, 64, 3, 3), draw(64, 2, 3, 3)], {}))
    return cases


def pool_options(rank, dilation=True):
    kernel = per_axis(rank, 1, 3)
    options = {"kernelSize": kernel, "ceilMode": random.random() < 0.5}
    if random.random() < 0.7:
        options["stride"] = per_axis(rank, 1, 3)
    if random.random() < 0.6:
        options["padding"] = [random.randint(0, k // 2) for k in spread(kernel, rank)]
    if dilation and random.random() < 0.3:
        options["dilation"] = per_axis(rank, 1, 2)
    return options


def pooled_input(rank):
    return draw(random.choice((1, 2)), 2, *(length + random.randint(1, 3) for length in LENGTHS[rank]))


def max_pool_cases():
    cases = []
    for _ in range(60):
        rank = random.choice((1, 2, 2, 3))
        options = pool_options(rank)
        run = lambda x: MAX_POOL[rank](
            x, options["kernelSize"], options.get("stride"), options.get("padding", 0),
            options.get("dilation", 1), options["ceilMode"])
        cases.append(case(run, [pooled_input(rank)], options))
    return cases


def avg_pool_cases():
    cases = []
    for _ in range(70):
        rank = random.choice((1, 2, 2, 3))
        options = {**pool_options(rank, dilation=False), "countIncludePad": random.random() < 0.5}
        override = [] if rank == 1 else [random.choice((None, None, 3))]
        if override and override[0]:
            options["divisorOverride"] = override[0]
        run = lambda x: AVG_POOL[rank](
            x, options["kernelSize"], options.get("stride"), options.get("padding", 0),
            options["ceilMode"], options["countIncludePad"], *override)
        cases.append(case(run, [pooled_input(rank)], options))
    return cases


def adaptive_cases(functions):
    cases = []
    for rank in (1, 2, 3):
        for size in (1, 2, 3, 5, LENGTHS[rank], [None, 2, 3][:rank], [4, None, 1][:rank]):
            lengths = [length if isinstance(size, int) or s is None else s for length, s in zip(LENGTHS[rank], spread(size, rank))]
            torch_size = size if isinstance(size, int) else lengths
            x = draw(1, 2, *LENGTHS[rank])
            cases.append(case(lambda x: functions[rank](x, torch_size), [x], {"outputSize": size}))
    return cases


def global_avg_pool_cases():
    return [case(lambda x: x.mean(tuple(range(2, x.dim())), keepdim=True), [draw(2, 3, *LENGTHS[rank])], {}) for rank in (1, 2, 3)]


def batch_norm_cases():
    cases = []
    for shape, affine, training in itertools.product(
        ([6, 3], [3, 2, 7], [2, 3, 4, 5], [2, 2, 3, 2, 4]), (True, False), (True, False)
    ):
        for extra in ({}, {"momentum": 0.3, "eps": 0.01}):
            channels = shape[1]
            inputs = [draw(*shape), draw(channels) if affine else None, draw(channels) if affine else None]
            statistics = {"runningMean": draw(channels), "runningVar": draw(channels).abs() + 0.25}

            def run(x, w, b):
                mean, variance = (s.clone() for s in statistics.values())
                y = F.batch_norm(x, mean, variance, w, b, training, extra.get("momentum", 0.1), extra.get("eps", 1e-5))
                return (y, {"mean": mean, "variance": variance}) if training else y

            cases.append(case(run, inputs, {"training": training, **extra}, statistics))
    return cases


def linear_cases():
    shapes = [([3, 5], 4), ([1, 7], 2), ([2, 3, 4], 5), ([6], 3), ([4, 300], 6), ([2, 2, 2, 3], 1)]
    return [
        case(F.linear, [draw(*shape), draw(out, shape[-1]), draw(out) if bias else None], {})
        for (shape, out), bias in itertools.product(shapes, (True, False))
    ]


def elementwise_cases(function, options=({},)):
    return [case(lambda x: function(x, o), [draw(*s)], o) for o in options for s in ([40], [2, 3, 4], [2, 2, 3, 3])]


def flatten_cases():
    options = [{}, {"startDim": 0}, {"startDim": 2}, {"startDim": 1, "endDim": 2}, {"startDim": -3, "endDim": -2}, {"startDim": 0, "endDim": 0}]
    return [case(lambda x: x.flatten(o.get("startDim", 1), o.get("endDim", -1)), [draw(2, 3, 4, 2)], o) for o in options]


def add_cases():
    pairs = [
        ([2, 3, 4], [2, 3, 4]), ([2, 3, 4], [4]), ([2, 3, 4], [3, 1]), ([1, 3, 1], [2, 1, 4]), ([2, 3, 4, 5], [3, 1, 1]),
        ([4], [2, 3, 4]), ([], [2, 3]), ([2, 1], []), ([1, 1], [3, 2]), ([2, 3, 1, 5], [1, 3, 4, 1]), ([3], [1]), ([2, 2], [1, 2]),
    ]
    return [case(torch.add, [draw(*a), draw(*b)], {}) for a, b in pairs]


def concat_cases():
    groups = [
        ([[2, 3, 4], [2, 1, 4]], 1), ([[2, 3, 4], [2, 1, 4], [2, 2, 4]], 1), ([[2, 3], [4, 3]], 0), ([[2, 3, 4], [2, 3, 1]], -1),
        ([[1, 2, 3, 3], [1, 4, 3, 3]], 1), ([[1, 2, 3, 3], [1, 2, 1, 3]], 2), ([[5], [2]], 0), ([[2, 3, 4]], 1),
        ([[2, 1, 2, 2, 2], [2, 3, 2, 2, 2]], 1), ([[1, 2, 3, 3], [1, 2, 3, 2]], 3),
    ]
    return [case(lambda *xs: torch.cat(xs, dim), [draw(*s) for s in shapes], {"dim": dim}) for shapes, dim in groups]


def upsample_cases():
    cases = []
    linear = {1: "linear", 2: "bilinear", 3: "trilinear"}
    sizes = {1: [[7], [3], [11], [1]], 2: [[5, 9], [2, 3], [1, 1], [6, 8]], 3: [[3, 5, 4], [1, 2, 6]]}
    lengths = {1: [5], 2: [3, 4], 3: [2, 3, 3]}
    for rank in (1, 2, 3):
        wanted = [{"size": size} for size in sizes[rank]]
        wanted += [{"scaleFactor": factor} for factor in (2, 3, 1.5, 2.7, 0.6, [2, 1.5, 3][:rank])]
        modes = [{"mode": "nearest"}, {"mode": linear[rank]}, {"mode": linear[rank], "alignCorners": True}]
        for where, mode in itertools.product(wanted, modes):
            size, factor = where.get("size"), where.get("scaleFactor")
            # Nearest in float32: PyTorch finds the cell in the precision of the input.
            run = lambda x: F.interpolate(
                x.float() if mode["mode"] == "nearest" else x, size, tuple(factor) if isinstance(factor, list) else factor, mode["mode"],
                align_corners=mode.get("alignCorners", False) if "linear" in mode["mode"] else None)
            cases.append(case(run, [draw(1, 2, *lengths[rank])], {**where, **mode}))
    for length, size in ((14, 46), (26, 22)):  # where float32 and float64 fall in different cells
        cases.append(case(lambda x: F.interpolate(x.float(), size), [draw(1, 1, length)], {"size": size}))
    return cases


def blur_pool_cases():
    rows = {2: [1, 1], 3: [1, 2, 1], 4: [1, 3, 3, 1], 5: [1, 4, 6, 4, 1]}
    convolve = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
    cases = []
    for rank, size, stride in [(r, k, s) for r in (1, 2) for k in rows for s in (1, 2)] + [(3, 3, 2), (2, 4, [2, 1]), (2, 4, 3)]:
        row = torch.tensor(rows[size], dtype=torch.float64) / sum(rows[size])
        kernel = row
        for _ in range(rank - 1):
            kernel = kernel.unsqueeze(-1) * row
        pad = [(size - 1) // 2, size // 2] * rank
        run = lambda x: convolve[rank](F.pad(x, pad, mode="reflect"), kernel.expand(2, 1, *kernel.shape), stride=stride, groups=2)
        cases.append(case(run, [draw(1, 2, *LENGTHS[rank])], {"filterSize": size, "stride": stride}))
    return cases


def softmax_cases(function):
    return [case(lambda x: function(x, dim), [draw(*s)], {"dim": dim}) for s, dim in [
        ([3, 5], 1), ([3, 5], 0), ([2, 4, 3], 1), ([2, 4, 3], -1), ([7], 0), ([2, 3, 2, 2], 1), ([4, 1], 1), ([2, 40], 1)]]


def cross_entropy_cases():
    cases = []
    for shape, reduction, smoothing, ignore, weighted in itertools.product(
        ([5, 4], [2, 3, 2, 3]), ("mean", "sum", "none"), (0, 0.1), (None, 1), (False, True)
    ):
        places = [shape[0], *shape[2:]]
        target = torch.randint(0, shape[1], places)
        target.view(-1)[0] = 0  # so that not every place is ignored
        weight = draw(shape[1]).abs() + 0.25 if weighted else None
        options = {"target": target.flatten().tolist(), "reduction": reduction, "labelSmoothing": smoothing}
        if ignore is not None:
            options["ignoreIndex"] = ignore
        run = lambda x: F.cross_entropy(
            x, target, weight, reduction=reduction, label_smoothing=smoothing, ignore_index=-100 if ignore is None else ignore)
        cases.append(case(run, [draw(*shape)], options, {"weight": weight} if weighted else None))
    return cases


def network():
    """A small residual network with a branch, trained on one batch: the loss, and its gradient for everything."""
    shapes = {
        "image": [2, 2, 8, 8], "stem": [4, 2, 3, 3], "scale": [4], "shift": [4], "left": [4, 4, 3, 3],
        "right": [2, 4, 1, 1], "up": [6, 2, 2, 2], "head": [3, 32], "bias": [3],
    }
    p = {name: draw(*shape).requires_grad_() for name, shape in shapes.items()}
    target = [2, 0]
    x = F.relu(F.batch_norm(F.conv2d(p["image"], p["stem"], padding=1), None, None, p["scale"], p["shift"], True))
    x = F.max_pool2d(x + F.conv2d(x, p["left"], padding=1), 2)
    x = torch.cat([x, F.conv2d(F.avg_pool2d(x, 3, 1, 1), p["right"])], 1)
    x = torch.tanh(F.conv_transpose2d(x, p["up"], stride=2))
    x = F.adaptive_avg_pool2d(x, 4).flatten(1)
    loss = F.cross_entropy(F.linear(x, p["head"], p["bias"]), torch.tensor(target))
    loss.backward()
    return {
        "target": target, "inputs": {name: exact(value) for name, value in p.items()},
        "loss": rounded(loss), "gradients": {name: rounded(value.grad) for name, value in p.items()},
    }


def xoshiro(state, count):
    """xoshiro128** 1.1 in Python's whole numbers (Blackman & Vigna 2021)."""
    rotate = lambda word, bits: ((word << bits) | (word >> (32 - bits))) & 0xFFFFFFFF
    a, b, c, d = state
    found = []
    for _ in range(count):
        found.append(rotate(b * 5 & 0xFFFFFFFF, 7) * 9 & 0xFFFFFFFF)
        shifted = b << 9 & 0xFFFFFFFF
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = rotate(d, 11)
    return {"state": state, "next": found}


def main():
    ops = {
        "conv": conv_cases,
        "convTranspose": conv_transpose_cases,
        "maxPool": max_pool_cases,
        "avgPool": avg_pool_cases,
        "adaptiveAvgPool": lambda: adaptive_cases(ADAPTIVE_AVG),
        "adaptiveMaxPool": lambda: adaptive_cases(ADAPTIVE_MAX),
        "globalAvgPool": global_avg_pool_cases,
        "batchNorm": batch_norm_cases,
        "linear": linear_cases,
        "relu": lambda: elementwise_cases(lambda x, o: F.relu(x)),
        "leakyRelu": lambda: elementwise_cases(
            lambda x, o: F.leaky_relu(x, o.get("negativeSlope", 0.01)), ({}, {"negativeSlope": 0.2})),
        "sigmoid": lambda: elementwise_cases(lambda x, o: torch.sigmoid(x)),
        "tanh": lambda: elementwise_cases(lambda x, o: torch.tanh(x)),
        "flatten": flatten_cases,
        "add": add_cases,
        "concat": concat_cases,
        "upsample": upsample_cases,
        "blurPool": blur_pool_cases,
        "softmax": lambda: softmax_cases(torch.softmax),
        "logSoftmax": lambda: softmax_cases(torch.log_softmax),
        "crossEntropy": cross_entropy_cases,
    }
    total = 0
    for index, (op, cases) in enumerate(ops.items()):
        torch.manual_seed(SEED + index)  # each op by itself, so that a case added to one moves no other
        random.seed(SEED + index)
        total += write(op, cases())
    torch.manual_seed(SEED)
    (HERE / "network.json").write_text(json.dumps(network(), separators=(",", ":")) + "\n")
    (HERE / "random.json").write_text(json.dumps([xoshiro([1, 2, 3, 4], 12), xoshiro([2**32 - 1, 5, 0, 123456789], 12)]) + "\n")
    print(f"{total} cases by PyTorch {torch.__version__}, seed {SEED}")


if __name__ == "__main__":
    main()
