"""Golden cases for the conv engine, made by PyTorch. Run: python3 tests/golden/engine/make.py

Writes one JSON file per op beside this script. Numbers of inputs and of upstream gradients are whole
thirty-seconds, stored as one signed byte each (base64; as float32 where they do not fit), so float32 holds them exactly.
PyTorch computes in float64; what it finds is stored as float32, little-endian (base64). Options are spelled as the engine
spells them.
"""

import json
import random

import torch
import torch.nn.functional as F

import convolutions
import layers
import pools
import whole
from cases import HERE, write

SEED = 20261123


def main():
    ops = {
        "conv": convolutions.conv_cases,
        "convTranspose": convolutions.conv_transpose_cases,
        "maxPool": pools.max_pool_cases,
        "avgPool": pools.avg_pool_cases,
        "adaptiveAvgPool": lambda: pools.adaptive_cases(pools.ADAPTIVE_AVG),
        "adaptiveMaxPool": lambda: pools.adaptive_cases(pools.ADAPTIVE_MAX),
        "globalAvgPool": pools.global_avg_pool_cases,
        "batchNorm": layers.batch_norm_cases,
        "linear": layers.linear_cases,
        "relu": lambda: layers.elementwise_cases(lambda x, o: F.relu(x)),
        "leakyRelu": lambda: layers.elementwise_cases(
            lambda x, o: F.leaky_relu(x, o.get("negativeSlope", 0.01)), ({}, {"negativeSlope": 0.2})),
        "sigmoid": lambda: layers.elementwise_cases(lambda x, o: torch.sigmoid(x)),
        "tanh": lambda: layers.elementwise_cases(lambda x, o: torch.tanh(x)),
        "flatten": layers.flatten_cases,
        "add": layers.add_cases,
        "concat": layers.concat_cases,
        "upsample": layers.upsample_cases,
        "blurPool": pools.blur_pool_cases,
        "softmax": lambda: layers.softmax_cases(torch.softmax),
        "logSoftmax": lambda: layers.softmax_cases(torch.log_softmax),
        "crossEntropy": layers.cross_entropy_cases,
        "relu6": lambda: layers.elementwise_cases(lambda x, o: F.relu6(x), centres=(0, 6)),
        "silu": lambda: layers.elementwise_cases(lambda x, o: F.silu(x), centres=(0, -8, 8)),
        "hardsigmoid": lambda: layers.elementwise_cases(lambda x, o: F.hardsigmoid(x), centres=(-3, 3)),
        "hardswish": lambda: layers.elementwise_cases(lambda x, o: F.hardswish(x), centres=(-3, 3)),
        "elu": lambda: layers.elementwise_cases(
            lambda x, o: F.elu(x, o.get("alpha", 1)), ({}, {"alpha": 0.3}, {"alpha": 2}), (0, -8)),
    }
    total = 0
    for index, (op, cases) in enumerate(ops.items()):
        torch.manual_seed(SEED + index)  # each op by itself, so that a case added to one moves no other
        random.seed(SEED + index)
        total += write(op, cases())
    torch.manual_seed(SEED)
    (HERE / "network.json").write_text(json.dumps(whole.network(), separators=(",", ":")) + "\n")
    drawn = [whole.xoshiro(state, 12) for state in ([1, 2, 3, 4], [2**32 - 1, 5, 0, 123456789])]
    (HERE / "random.json").write_text(json.dumps(drawn) + "\n")
    print(f"{total} cases by PyTorch {torch.__version__}, seed {SEED}")


if __name__ == "__main__":
    main()
