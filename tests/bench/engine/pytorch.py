"""PyTorch's part of the yardstick: reads a piece of work as JSON and raw float32, does it, tells how long it took. One thread."""

import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def run_step(step, value, training):
    """One step of the program, as the functional call of its name. Windows are {kernel, stride, padding, dilation}."""
    x, *rest = [value[name] for name in step["inputs"]]
    w = step["window"]
    match step["op"]:
        case "conv":
            weight, bias = (rest + [None])[:2]
            return F.conv2d(x, weight, bias, w["stride"], w["padding"], w["dilation"])
        case "convTranspose":
            return F.conv_transpose2d(x, rest[0], None, w["stride"], w["padding"])
        case "linear":
            return F.linear(x, *rest)
        case "relu":
            return F.relu(x)
        case "add":
            return x + rest[0]
        case "scaleCells":
            return x * rest[0]
        case "flatten":
            return x.flatten(1)
        case "maxPool":
            return F.max_pool2d(x, w["kernel"], w["stride"])
        case "avgPool":
            return F.avg_pool2d(x, w["kernel"], w["stride"])
        case "adaptiveAvgPool":
            return F.adaptive_avg_pool2d(x, 1)
        case "batchNorm":
            weight, bias, mean, var = rest
            return F.batch_norm(x, mean, var, weight, bias, training)
        case "crossEntropy":
            return F.cross_entropy(x, value["target"])


class Work:
    def __init__(self, path):
        with open(f"{path}/work.json") as file:
            self.work = json.load(file)
        self.kind, self.steps = self.work["kind"], self.work["steps"]
        self.value = {
            leaf["name"]: torch.from_numpy(np.fromfile(f"{path}/{leaf['file']}", np.float32)).reshape(leaf["shape"])
            for leaf in self.work["leaves"]
        }
        self.learning = [self.value[name].requires_grad_() for name in self.work["learning"]]
        if self.work.get("target"):
            self.value["target"] = torch.tensor(self.work["target"])
        self.seed = self.value.pop("gradient of y", None)
        if self.kind == "training":
            self.adam = torch.optim.Adam(self.learning, lr=1e-3)

    def forward(self):
        value = dict(self.value)
        for step in self.steps:
            value[step["output"]] = run_step(step, value, self.kind == "training")
        return value[self.steps[-1]["output"]]

    def run(self):
        if self.kind == "forward":
            with torch.inference_mode():
                self.result = self.forward()
            return
        for leaf in self.learning:
            leaf.grad = None
        self.result = self.forward()
        self.result.backward(self.seed)
        if self.kind == "training":
            self.adam.step()

    def outputs(self):
        named = {self.steps[-1]["output"]: self.result}
        for name, leaf in zip(self.work["learning"], self.learning):
            named |= {name: leaf} if self.kind == "training" else {f"gradient of {name}": leaf.grad}
        return named


def time_of(run, least):
    """Milliseconds of one run, over at least so many."""
    repeats = 1
    while True:
        start = time.perf_counter()
        for _ in range(repeats):
            run()
        spent = (time.perf_counter() - start) * 1e3
        if spent >= least:
            return spent / repeats
        repeats *= 2


def answer(**reply):
    print(json.dumps(reply), flush=True)


answer(version=torch.__version__)
work = None
for line in sys.stdin:
    asked = json.loads(line)
    if "prepare" in asked:
        path = asked["prepare"]
        work = Work(path)
        for _ in range(asked["runs"]):
            work.run()
        files = {}
        for index, (name, tensor) in enumerate(work.outputs().items()):
            files[name] = f"{path}/output-{index}"
            tensor.detach().contiguous().numpy().tofile(files[name])
        answer(files=files)
    else:
        answer(milliseconds=time_of(work.run, asked["time"]))
