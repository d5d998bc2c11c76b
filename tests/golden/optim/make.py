"""Golden runs for the optimizers and schedules, made by PyTorch. Run: python3 tests/golden/optim/make.py

One small net (convolution, ReLU, linear) takes 20 steps on one batch under each set of options. The inputs and first
parameters are whole thirty-seconds, so float32 holds them exactly; tensors are stored as tests/golden/engine/cases.py says.
"""

import json
import pathlib
import sys

import torch
import torch.nn.functional as F
from torch.optim import lr_scheduler

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "engine"))
from cases import draw, exact, rounded  # noqa: E402

SEED = 20261123
STEPS = 20

RUNS = {
    "SGD": [
        {},
        {"lr": 0.05, "weight_decay": 0.1},
        {"lr": 0.05, "momentum": 0.9},
        {"lr": 0.05, "momentum": 0.9, "dampening": 0.3, "weight_decay": 0.01},
        {"lr": 0.02, "momentum": 0.9, "nesterov": True},
        {"lr": 0.02, "momentum": 0.8, "nesterov": True, "weight_decay": 0.05},
    ],
    "Adagrad": [{}, {"lr": 0.1, "lr_decay": 0.1, "weight_decay": 0.02}, {"initial_accumulator_value": 0.1, "eps": 1e-3}],
    "RMSprop": [
        {},
        {"lr": 0.003, "alpha": 0.9, "eps": 1e-3, "weight_decay": 0.1},
        {"lr": 0.001, "momentum": 0.9},  # at 0.003 PyTorch in float32 and in float64 part by 1e-4 themselves
        {"lr": 0.003, "centered": True},
        {"lr": 0.002, "centered": True, "momentum": 0.7, "weight_decay": 0.01},
    ],
    "Adam": [
        {},
        {"lr": 0.01, "betas": [0.8, 0.9], "eps": 1e-4},
        {"lr": 0.01, "weight_decay": 0.1},
        {"lr": 0.05, "betas": [0.9, 0.7], "amsgrad": True},
    ],
    "AdamW": [{}, {"lr": 0.01, "weight_decay": 0.3}, {"lr": 0.05, "betas": [0.9, 0.7], "amsgrad": True}],
}

SCHEDULES = [
    ({"kind": "constant"}, lambda o: lr_scheduler.ConstantLR(o, factor=1)),
    ({"kind": "step", "every": 6, "gamma": 0.3}, lambda o: lr_scheduler.StepLR(o, 6, 0.3)),
    ({"kind": "milestones", "at": [5, 11], "gamma": 0.1}, lambda o: lr_scheduler.MultiStepLR(o, [5, 11], 0.1)),
    ({"kind": "cosine", "steps": 19}, lambda o: lr_scheduler.CosineAnnealingLR(o, 19)),
    ({"kind": "cosine", "steps": 19, "floor": 0.2}, lambda o: lr_scheduler.CosineAnnealingLR(o, 19, eta_min=0.2)),
    (
        {"kind": "warm-up", "steps": 8, "from": 0.25, "then": {"kind": "cosine", "steps": 12, "floor": 0.1}},
        lambda o: lr_scheduler.SequentialLR(
            o, [lr_scheduler.LinearLR(o, 0.25, 1, 8), lr_scheduler.CosineAnnealingLR(o, 12, eta_min=0.1)], [8]),
    ),
]


def single(*shape):
    return draw(*shape).to(torch.float32)


def net(x, conv_weight, conv_bias, linear_weight, linear_bias):
    return F.linear(F.relu(F.conv2d(x, conv_weight, conv_bias)).flatten(1), linear_weight, linear_bias)


def run(name, options, x, target, start):
    parameters = [tensor.clone().requires_grad_() for tensor in start]
    optimizer = getattr(torch.optim, name)(parameters, **options)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x, *parameters), target)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    camel = {"".join(w.capitalize() if i else w for i, w in enumerate(k.split("_"))): v for k, v in options.items()}
    return {"options": {"name": name, **camel}, "losses": losses, "parameters": [rounded(p) for p in parameters]}


def factors(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimizer)
    found = []
    for _ in range(STEPS):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return found


def main():
    torch.manual_seed(SEED)
    x = single(8, 1, 6, 6)
    target = torch.randint(0, 4, (8,))
    start = [single(3, 1, 3, 3) / 4, single(3) / 4, single(4, 48) / 8, single(4) / 8]
    start = [(tensor * 32).round() / 32 for tensor in start]
    runs = [run(name, options, x, target, start) for name, sets in RUNS.items() for options in sets]
    schedules = [{"schedule": schedule, "factors": factors(make)} for schedule, make in SCHEDULES]
    whole = {
        "input": exact(x),
        "target": target.tolist(),
        "start": [exact(tensor) for tensor in start],
        "runs": runs,
        "schedules": schedules,
    }
    path = pathlib.Path(__file__).parent / "runs.json"
    path.write_text(json.dumps(whole, separators=(",", ":")) + "\n")
    print(f"{len(runs)} runs and {len(schedules)} schedules by PyTorch {torch.__version__}, seed {SEED}")


if __name__ == "__main__":
    main()
