"""Cases of every op that slides no window."""

import itertools

import torch
import torch.nn.functional as F

from cases import case, draw


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


def elementwise_cases(function, options=({},), centres=()):
    """Drawn numbers; and for each centre, a kink or a far end, every thirty-second within 1 of it."""
    drawn = [case(lambda x: function(x, o), [draw(*s)], o) for o in options for s in ([40], [2, 3, 4], [2, 2, 3, 3])]
    around = torch.arange(-32, 33, dtype=torch.float64) / 32
    return drawn + [case(lambda x: function(x, o), [torch.stack([centre + around for centre in centres])], o) for o in options if centres]


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
