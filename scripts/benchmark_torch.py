#!/usr/bin/env python3
"""The peer of scripts/benchmark: the same training step in PyTorch. Speaks the protocol of `backflow-cli bench --serve`.

  fused   torch.nn.RNN, LSTM or GRU over the whole sequence: the fastest that PyTorch offers, and blind to ∂L/∂h_t
  cell    a loop over RNNCell, LSTMCell or GRUCell with retain_grad() on every h_t, and their norms after backward: what
          one writes in PyTorch to see what Backflow shows

A step: forward, mean squared error at the last step, backward, (cell) norms, clip at norm 1, plain SGD. Denormals are
flushed, as Backflow does. The batch is random and stays the same.
"""
import argparse
import json
import sys
import time

import torch

FUSED = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru_reset_after": torch.nn.GRU}
CELLS = {"rnn": torch.nn.RNNCell, "lstm": torch.nn.LSTMCell, "gru_reset_after": torch.nn.GRUCell}


class Step:
    def __init__(self, mode, cell, inputs, hidden, batch, length, outputs):
        self.mode, self.hidden, self.memory = mode, hidden, cell == "lstm"
        self.x = torch.randn(length, batch, inputs)
        self.target = torch.randn(batch, outputs)
        self.recurrent = (FUSED if mode == "fused" else CELLS)[cell](inputs, hidden)
        self.head = torch.nn.Linear(hidden, outputs)
        self.parameters = [*self.recurrent.parameters(), *self.head.parameters()]
        self.optimizer = torch.optim.SGD(self.parameters, lr=0.001)

    def states(self):
        if self.mode == "fused":
            return self.recurrent(self.x)[0]
        h = self.x.new_zeros(self.x.shape[1], self.hidden)
        c = torch.zeros_like(h)
        seen = []
        for x in self.x:
            if self.memory:
                h, c = self.recurrent(x, (h, c))
            else:
                h = self.recurrent(x, h)
            h.retain_grad()
            seen.append(h)
        return seen

    def __call__(self):
        self.optimizer.zero_grad(set_to_none=True)
        states = self.states()
        loss = torch.nn.functional.mse_loss(self.head(states[-1]), self.target)
        loss.backward()
        if self.mode == "cell":
            per_sample = torch.stack([h.grad for h in states]).norm(dim=2)  # T×B: ‖∂L/∂h_t[b]‖
            self.norms = per_sample.norm(dim=1)                            # T: ‖∂L/∂h_t‖
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()


def measure(step, count):
    seconds = []
    for _ in range(count):
        before = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - before)
    seconds.sort()
    return {"med": seconds[len(seconds) // 2], "min": seconds[0], "n": count}


def about():
    """The version, and whether a fast BLAS is at work: Debian's reference BLAS is many times slower, no fair match."""
    torch.randn(64, 64).mm(torch.randn(64, 64))
    with open("/proc/self/maps") as maps:
        libraries = maps.read().lower()
    return {"torch": torch.__version__, "fast_blas": any(name in libraries for name in ("openblas", "mkl", "libblis"))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--about", action="store_true", help="print the version and whether the BLAS is a fast one, as JSON")
    parser.add_argument("--mode", choices=["fused", "cell"], default="cell")
    parser.add_argument("--cell", choices=sorted(CELLS), default="rnn")
    parser.add_argument("--shape", type=int, nargs=5, metavar=("I", "H", "B", "T", "O"), default=[2, 32, 16, 50, 1])
    parser.add_argument("--float64", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    if options.about:
        print(json.dumps(about()))
        return
    if options.float64:
        torch.set_default_dtype(torch.float64)
    step = Step(options.mode, options.cell, *options.shape)
    measure(step, 2)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(measure(step, int(line.split()[1]))), flush=True)


if __name__ == "__main__":
    main()
