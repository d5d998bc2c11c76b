"""Cases of the ops that pool windows: max, mean, adaptive, global, blurred."""

import random

import torch
import torch.nn.functional as F

from cases import LENGTHS, case, draw, per_axis, spread

MAX_POOL = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
AVG_POOL = {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}
ADAPTIVE_AVG = {1: F.adaptive_avg_pool1d, 2: F.adaptive_avg_pool2d, 3: F.adaptive_avg_pool3d}
ADAPTIVE_MAX = {1: F.adaptive_max_pool1d, 2: F.adaptive_max_pool2d, 3: F.adaptive_max_pool3d}


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
