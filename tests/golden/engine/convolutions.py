"""Cases of conv and convTranspose."""

import itertools
import random
import warnings

import torch
import torch.nn.functional as F
from torch import nn

from cases import LENGTHS, case, draw, per_axis, spread

CONV = {1: nn.Conv1d, 2: nn.Conv2d, 3: nn.Conv3d}
TRANSPOSE = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}
warnings.filterwarnings("ignore", "Using padding=.same. with even kernel")  # a note on speed


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
