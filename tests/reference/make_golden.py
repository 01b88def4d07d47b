#!/usr/bin/python3
"""Writes tests/data/golden/*.json: small recurrent networks computed by PyTorch in float64.

The weights, inputs and targets are a formula, so that the files do not depend on a generator of random numbers.
Usage: make_golden.py FOLDER
"""
import json
import math
import sys
from pathlib import Path

import torch

HIDDEN, INPUTS, STEPS, BATCH, LAYERS, OUTPUTS = 3, 2, 4, 2, 2, 1
MODULES = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru_reset_after": torch.nn.GRU}


def numbers(shape, phase, scale=0.6):
    """Numbers of both signs, with five decimals, that never repeat within a tensor."""
    count = math.prod(shape)
    values = [round(scale * math.sin(phase + 1.7 * i + 0.013 * i * i), 5) for i in range(count)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def plain(tensor):
    tensor = tensor.detach()
    return {"shape": list(tensor.shape), "values": tensor.reshape(-1).tolist()}


def golden(cell):
    # A module a layer, run a step at a time, so that every state of every layer is at hand.
    layers = [MODULES[cell](INPUTS if k == 0 else HIDDEN, HIDDEN, dtype=torch.float64) for k in range(LAYERS)]
    head = torch.nn.Linear(HIDDEN, OUTPUTS, dtype=torch.float64)
    parameters = {f"rnn.{name[:-1]}{k}": p for k, layer in enumerate(layers) for name, p in layer.named_parameters()}
    parameters.update({f"head.{name}": p for name, p in head.named_parameters()})
    with torch.no_grad():
        for i, p in enumerate(parameters.values()):
            p.copy_(numbers(p.shape, 0.3 + i))
    x, target = numbers((STEPS, BATCH, INPUTS), 2.1, 1.0), numbers((STEPS, BATCH, OUTPUTS), 0.9, 1.0)
    weight = torch.tensor([[0.0, 0.0], [0.25, 0.5], [0.0, 1.0], [0.75, 0.125]], dtype=torch.float64)

    result, below = {}, [x[t] for t in range(STEPS)]
    states = []
    for k, layer in enumerate(layers):
        state, hidden, memory = None, [], []
        for t in range(STEPS):
            _, state = layer(below[t].unsqueeze(0), state)
            h = (state[0] if cell == "lstm" else state)[0]
            h.retain_grad()
            if cell == "lstm":
                memory.append(state[1][0])
                state = (h.unsqueeze(0), state[1])
            else:
                state = h.unsqueeze(0)
            hidden.append(h)
        states.append(hidden)
        result[f"h_l{k}"] = plain(torch.stack(hidden))
        if memory:
            result[f"c_l{k}"] = plain(torch.stack(memory))
        below = hidden
    y = head(torch.stack(below))
    loss = (weight * ((y - target) ** 2).sum(dim=2)).sum()
    loss.backward()
    for k, hidden in enumerate(states):
        result[f"dh_l{k}"] = plain(torch.stack([h.grad for h in hidden]))
    return {"about": f"PyTorch {torch.__version__}, float64, tests/reference/make_golden.py", "cell": cell,
            "hidden": HIDDEN, "inputs": INPUTS, "steps": STEPS, "batch": BATCH, "layers": LAYERS, "outputs": OUTPUTS,
            "parameters": {name: plain(p) for name, p in parameters.items()},
            "x": plain(x), "target": plain(target), "loss_weight": plain(weight),
            "loss": loss.item(), "y": plain(y), **result,
            "gradients": {name: plain(p.grad) for name, p in parameters.items()}}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name in MODULES:
        (folder / f"{name}.json").write_text(json.dumps(golden(name), indent=1) + "\n")
