#!/usr/bin/python3
"""Writes tests/data/golden/optimizers.json: what torch.optim makes of the same gradients in float64, and the learning rates
of torch.optim.lr_scheduler. The numbers are a formula, as in make_golden.py.
Usage: make_golden_optimizers.py FILE
"""
import json
import math
import sys
from pathlib import Path

import torch

COUNT, STEPS = 6, 5
MAKE = {
    "sgd": torch.optim.SGD,
    "momentum": lambda p, lr, momentum: torch.optim.SGD(p, lr, momentum=momentum),
    "nesterov": lambda p, lr, momentum: torch.optim.SGD(p, lr, momentum=momentum, nesterov=True),
    "adagrad": torch.optim.Adagrad, "rmsprop": torch.optim.RMSprop, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW,
}
# Each with other settings; adam and the rest of ours without weight decay, which in PyTorch is coupled for them.
CASES = [("sgd", {"lr": 0.3}), ("momentum", {"lr": 0.1, "momentum": 0.9}), ("nesterov", {"lr": 0.1, "momentum": 0.9}),
         ("nesterov", {"lr": 0.02, "momentum": 0.5}), ("adagrad", {"lr": 0.2}), ("rmsprop", {"lr": 0.01}), ("adam", {"lr": 0.05}),
         ("adamw", {"lr": 0.05, "weight_decay": 0.01}), ("adamw", {"lr": 0.05, "weight_decay": 0.5}),
         ("adamw", {"lr": 0.05, "weight_decay": 0.0})]
TRAIN_STEPS = 12
SCHEDULES = [("constant", {}), ("step", {"step_every": 4, "factor": 0.3}), ("step", {"step_every": 1, "factor": 0.9}),
             ("cosine", {"floor": 0.0}), ("cosine", {"floor": 0.25})]


def numbers(count, phase):
    return torch.tensor([round(math.sin(phase + 1.7 * i + 0.013 * i * i), 5) for i in range(count)], dtype=torch.float64)


def optimizer_case(name, settings):
    theta = torch.nn.Parameter(numbers(COUNT, 0.4))
    start = theta.tolist()
    optimizer = MAKE[name]([theta], **settings)
    gradients, thetas = [], []
    for n in range(STEPS):
        theta.grad = numbers(COUNT, 1.1 + n)
        theta.grad[0] = 0.0 if n < 2 else theta.grad[0]
        gradients.append(theta.grad.tolist())
        optimizer.step()
        thetas.append(theta.tolist())
    return {"optimizer": name, **settings, "theta": start, "gradients": gradients, "after": thetas}


def schedule_case(kind, settings, lr=0.02):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr)
    scheduler = {
        "constant": lambda: torch.optim.lr_scheduler.ConstantLR(optimizer, 1.0),
        "step": lambda: torch.optim.lr_scheduler.StepLR(optimizer, settings["step_every"], settings["factor"]),
        "cosine": lambda: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, TRAIN_STEPS, settings["floor"] * lr),
    }[kind]()
    rates = []
    for _ in range(TRAIN_STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return {"kind": kind, "lr": lr, "steps": TRAIN_STEPS, **settings, "rates": rates}


if __name__ == "__main__":
    result = {"about": f"PyTorch {torch.__version__}, float64, tests/reference/make_golden_optimizers.py",
              "optimizers": [optimizer_case(*case) for case in CASES],
              "schedules": [schedule_case(*case) for case in SCHEDULES]}
    Path(sys.argv[1]).write_text(json.dumps(result, indent=1) + "\n")
