"""What is not the case of one op: a whole network, and the random numbers."""

import torch
import torch.nn.functional as F

from cases import draw, exact, rounded


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
