#!/usr/bin/python3
"""Holds `backflow-cli probe` against PyTorch: every array of a training step is computed again from x, target and weights.

The recurrent layers are torch.nn.RNN, LSTM and GRU, loaded by load_state_dict, wherever PyTorch has the cell with the
activation; else a loop over its equations with the same parameters. Prints the worst error of each quantity and exits with 1
if one is too large, with 77 (skipped) where there is no PyTorch.
Usage: probe_against_torch.py BACKFLOW-CLI
"""
import os
import subprocess
import sys
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    import numpy as np
    import torch
except ImportError as missing:
    print(f"SKIPPED: this test needs PyTorch and NumPy for {sys.executable} ({missing})")
    sys.exit(77)

TOLERANCE = {"float64": 1e-9, "float32": 2e-4}  # of the largest entry of the array
NN = {("rnn", "tanh"): torch.nn.RNN, ("rnn", "relu"): torch.nn.RNN, ("lstm", "tanh"): torch.nn.LSTM,
      ("gru_reset_after", "tanh"): torch.nn.GRU}
ACTIVATIONS = {"tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu, "linear": lambda a: a,
               "leaky_relu": lambda a: torch.nn.functional.leaky_relu(a, 0.01), "elu": torch.nn.functional.elu,
               "softsign": torch.nn.functional.softsign, "gelu": torch.nn.functional.gelu,
               "hard_tanh": torch.nn.functional.hardtanh}
TASKS = {"adding": ["task.length=12"], "copy": ["task.length=5", "task.items=2", "task.symbols=3"],
         "temporal_order": ["task.length=12"], "parity": ["task.length=9", "task.target=every"], "sine": ["task.length=10"],
         "selective_copy": ["task.length=6", "task.items=2", "task.symbols=3"], "reber": ["task.length=10"], "lorenz": ["task.length=10"]}


def setting(sets, path, default):
    return ([s.split("=", 1)[1] for s in sets if s.startswith(path + "=")] or [default])[-1]


class Probe:
    """The arrays that backflow-cli wrote for these settings."""

    def __init__(self, program, sets, steps=0):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "step.npz")
            command = [program, "probe", "--steps", str(steps), "--out", out]
            for s in sets:
                command += ["--set", s]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{' '.join(command)}: exit status {done.returncode}: {done.stderr.strip()}")
            with np.load(out) as file:
                self.arrays = {name: torch.from_numpy(np.array(file[name])) for name in file.files if name not in ("meta", "numeric_mode")}

    def __getitem__(self, name):
        return self.arrays[name]

    def parameters(self, prefix=""):
        return {name[len(prefix):]: a for name, a in self.arrays.items()
                if name.startswith((prefix + "rnn.", prefix + "head."))}


class Network:
    """The same network in PyTorch, with a probe's parameters."""

    def __init__(self, cell, activation, probe):
        self.cell, self.activation = cell, activation
        given = probe.parameters()
        self.layers = sum(name.startswith("rnn.weight_ih_l") for name in given)
        self.parameters = {name: torch.nn.Parameter(a.clone()) for name, a in given.items()}
        self.modules = None
        if (cell, activation) in NN:
            self.modules = [self.module(k, given) for k in range(self.layers)]

    def module(self, k, given):
        """One layer as PyTorch's own, a time step at a time, so that every state of every layer is at hand."""
        weight = given[f"rnn.weight_ih_l{k}"]
        extra = {"nonlinearity": self.activation} if self.cell == "rnn" else {}
        hidden = given[f"rnn.weight_hh_l{k}"].shape[1]
        module = NN[self.cell, self.activation](weight.shape[1], hidden, dtype=weight.dtype, **extra)
        names = {name: f"rnn.{name[:-1]}{k}" for name in module.state_dict()}
        module.load_state_dict({name: given[ours] for name, ours in names.items()})
        self.parameters.update({ours: getattr(module, name) for name, ours in names.items()})
        return module

    def phi(self, a, k):
        if self.activation == "prelu":
            return torch.nn.functional.prelu(a, self.parameters[f"rnn.slope_l{k}"])
        return ACTIVATIONS[self.activation](a)

    def step(self, k, x, h, c):
        if self.modules:
            state = (h.unsqueeze(0), c.unsqueeze(0)) if self.cell == "lstm" else h.unsqueeze(0)
            _, state = self.modules[k](x.unsqueeze(0), state)
            return (state[0][0], state[1][0]) if self.cell == "lstm" else (state[0], c)
        w, u, b, b2 = (self.parameters[f"rnn.{name}_l{k}"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
        if self.cell == "rnn":
            return self.phi(x @ w.T + b + h @ u.T + b2, k), c
        if self.cell == "lstm":
            i, f, g, o = (x @ w.T + b + h @ u.T + b2).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * self.phi(g, k)
            return torch.sigmoid(o) * self.phi(c, k), c
        xr, xz, xn = (x @ w.T + b).chunk(3, dim=1)
        hr, hz, hn = (h @ u.T + b2).chunk(3, dim=1)
        r, z = torch.sigmoid(xr + hr), torch.sigmoid(xz + hz)
        if self.cell == "gru_reset_after":
            n = self.phi(xn + r * hn, k)
        else:  # reset before: U acts on r⊙h
            n = self.phi(xn + (r * h) @ u.chunk(3)[2].T + b2.chunk(3)[2], k)
        return (1 - z) * n + z * h, c

    def run(self, probe):
        """All states (a list of steps for each layer) and outputs."""
        below, states, memories = list(probe["x"]), [], []
        for k in range(self.layers):
            h = probe[f"h0_l{k}"]
            c = probe[f"c0_l{k}"] if self.cell == "lstm" else None
            hidden, memory = [], []
            for x in below:
                h, c = self.step(k, x, h, c)
                h.requires_grad_(True)
                h.retain_grad()
                hidden.append(h)
                memory.append(c)
            states.append(hidden)
            memories.append(memory)
            below = hidden
        y = torch.stack(below) @ self.parameters["head.weight"].T + self.parameters["head.bias"]
        return states, memories, y


def losses_by_step(probe, y):
    """Σ_b w[t,b]·ℓ[t,b] for each t."""
    target, weight = probe["target"], probe["loss_weight"]
    if target.dtype == torch.int64:
        each = torch.nn.functional.cross_entropy(y.flatten(0, 1), target.flatten(), reduction="none").view_as(weight)
    else:
        each = ((y - target) ** 2).sum(dim=2)
    return (weight * each).sum(dim=1)


def pruned_entries(probe, sets):
    """Where the weights of a pruned network are 0, by name: there PyTorch's gradient counts as 0."""
    if float(setting(sets, "train.prune", "0")) == 0.0:
        return {}
    return {name: a == 0 for name, a in probe.parameters().items() if a.dim() == 2}


def clip_and_update(network, sets):
    parameters = list(network.parameters.values())
    mode, threshold = setting(sets, "train.clip.mode", "norm"), float(setting(sets, "train.clip.threshold", "1"))
    if mode == "norm":
        torch.nn.utils.clip_grad_norm_(parameters, threshold)
    elif mode == "value":
        torch.nn.utils.clip_grad_value_(parameters, threshold)
    elif mode == "autoclip":  # as in its authors' code
        grads = torch.cat([p.grad.flatten() for p in parameters])
        network.norms.append(grads.norm().item())
        torch.nn.utils.clip_grad_norm_(parameters, np.percentile(network.norms, float(setting(sets, "train.clip.percentile", "10"))))
    network.optimizer.step()
    network.schedule.step()


def make_optimizer(network, sets):
    rate, decay = (float(setting(sets, f"train.{key}", default)) for key, default in (("learning_rate", "0.001"), ("weight_decay", "0")))
    make = {"sgd": torch.optim.SGD, "momentum": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9),
            "nesterov": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, nesterov=True), "adagrad": torch.optim.Adagrad,
            "adam": torch.optim.Adam, "adamw": lambda p, lr: torch.optim.AdamW(p, lr, weight_decay=decay),
            "rmsprop": torch.optim.RMSprop}[setting(sets, "train.optimizer", "adam")]
    network.optimizer = make(list(network.parameters.values()), lr=rate)
    network.norms = []
    kind, steps = setting(sets, "train.schedule.kind", "constant"), int(setting(sets, "train.steps", "3000"))
    schedulers = torch.optim.lr_scheduler
    network.schedule = {
        "constant": lambda o: schedulers.ConstantLR(o, 1.0), "cosine": lambda o: schedulers.CosineAnnealingLR(o, steps),
        "step": lambda o: schedulers.StepLR(o, int(setting(sets, "train.schedule.step_every", "1000")), 0.5)}[kind](network.optimizer)


def expected(network, probe, sets):
    """Every array of a probe that follows from the others, by its name."""
    states, memories, y = network.run(probe)
    by_step = losses_by_step(probe, y)
    top, steps = states[-1], len(states[-1])
    loss = by_step.sum()
    network.optimizer.zero_grad(set_to_none=False)
    loss.backward(retain_graph=True)
    want = {"loss": loss.detach(), "y": y.detach()}
    for k in range(network.layers):
        dh = torch.stack([h.grad if h.grad is not None else torch.zeros_like(h) for h in states[k]])
        want[f"h_l{k}"], want[f"dh_l{k}"] = torch.stack(states[k]).detach(), dh
        want[f"norm_l{k}"] = dh.flatten(1).norm(dim=1)
        if network.cell == "lstm":
            want[f"c_l{k}"] = torch.stack(memories[k]).detach()
    triangle = torch.zeros(steps, steps, dtype=y.dtype)  # after dh: torch.autograd.grad adds to retained gradients
    for t in range(steps):
        if probe["loss_weight"][t].any():
            for k, g in enumerate(torch.autograd.grad(by_step[t], top[:t + 1], retain_graph=True, allow_unused=True)):
                triangle[t, k] = g.norm() if g is not None else 0.0
    want["triangle"] = triangle
    pruned = pruned_entries(probe, sets)
    for name, entries in pruned.items():
        network.parameters[name].grad[entries] = 0.0
    want.update({"grad/" + name: p.grad.clone() for name, p in network.parameters.items()})
    clip_and_update(network, sets)
    # After a step the smallest are chosen anew among values that a probe does not show: only what has no zeros is compared.
    want.update({"new/" + name: p.detach().clone() for name, p in network.parameters.items() if name not in pruned})
    return want


class Judge:
    def __init__(self, program):
        self.program, self.worst, self.failures, self.compared, self.cases = program, {}, 0, 0, 0

    def compare(self, what, got, want, precision, quiet=False):
        """Whether two arrays agree: shape, type, and every entry."""
        if got.shape != want.shape or got.dtype != want.dtype:
            error = float("inf")
        else:
            scale = max(want.abs().max().item(), 1e-30)
            error = (got - want).abs().max().item() / scale
        fine = error <= TOLERANCE[precision]  # false for NaN
        if not quiet:
            self.compared += 1
            quantity = what.split(": ")[-1].split("_l")[0].split(".")[0], precision
            if not error <= self.worst.get(quantity, (0.0,))[0] or quantity not in self.worst:
                self.worst[quantity] = error, what
            if not fine:
                self.failures += 1
                print(f"FAILED {what}: {error:.1e} of the largest entry, allowed {TOLERANCE[precision]:.0e}")
        return fine

    def case(self, cell, activation, sets):
        """One training step; returns the probe and what PyTorch makes of it."""
        precision = setting(sets, "precision", "float64")
        sets = [f"model.cell={cell}", f"model.activation={activation}", "model.hidden=7", "train.batch=3",
                f"precision={precision}"] + sets
        probe = Probe(self.program, sets)
        network = Network(cell, activation, probe)
        make_optimizer(network, sets)
        want = expected(network, probe, sets)
        known = set(want) | set(probe.parameters()) | {"x", "target", "loss_weight"}
        known |= {"new/" + name for name in pruned_entries(probe, sets)}
        unknown = {name for name in probe.arrays if name not in known and not name.startswith(("h0_", "c0_"))}
        if unknown:
            sys.exit(f"arrays that this script knows nothing of: {sorted(unknown)}")
        for name, array in want.items():
            self.compare(f"{cell} {activation} {' '.join(sets[2:])}: {name}", probe[name], array, precision)
        self.cases += 1
        return probe, want

    def trajectory(self, sets, steps=5):
        """PyTorch trains along, with its own weights and its optimizer's own memory."""
        sets = ["precision=float64", "model.hidden=6", "task.length=8", "train.batch=4"] + sets
        probe = Probe(self.program, sets)
        network = Network("rnn", "tanh", probe)
        make_optimizer(network, sets)
        for n in range(1, steps + 1):
            expected(network, probe, sets)
            probe = Probe(self.program, sets, n)
            for name, array in probe.parameters().items():
                self.compare(f"after {n} steps, {' '.join(sets)}: trained/{name}", array,
                             network.parameters[name].detach(), "float64")
        self.cases += 1

    def whole_module(self, cell):
        """load_state_dict takes the parameters of all layers as they are, and the outputs are the same."""
        probe = Probe(self.program, [f"model.cell={cell}", "model.layers=3", "model.hidden=5", "precision=float64",
                                     "task.name=sine", "task.length=9"])
        module = NN[cell, "tanh"](1, 5, 3, dtype=torch.float64)
        module.load_state_dict({name[4:]: a for name, a in probe.parameters().items() if name.startswith("rnn.")})
        with torch.no_grad():
            self.compare(f"{cell}, three layers at once: h", probe["h_l2"], module(probe["x"])[0], "float64")

    def must_reject(self, probe, want):
        """The judge itself: wrong by 0.1 % in one entry, transposed, or of the other sign must not pass."""
        for name in ("grad/rnn.weight_hh_l0", "dh_l0", "triangle", "y"):
            wrong = want[name].clone().flatten()
            wrong[wrong.abs().argmax()] *= 1.001
            negated = -want[name]
            for bad in (wrong.view_as(want[name]), negated):
                if self.compare(name, bad, probe[name], "float64", quiet=True):
                    sys.exit(f"a wrong {name} was accepted")
        if self.compare("transposed", want["grad/rnn.weight_hh_l0"].T, probe["grad/rnn.weight_hh_l0"], "float64", quiet=True):
            sys.exit("a transposed gradient was accepted")


def main():
    torch.set_num_threads(1)
    judge = Judge(sys.argv[1])
    updates = [["train.optimizer=sgd", "train.learning_rate=0.1", "train.clip.threshold=0.05"],
               ["train.optimizer=adam", "train.learning_rate=0.01"], ["train.optimizer=sgd", "train.clip.mode=none"],
               ["train.optimizer=sgd", "train.clip.mode=value", "train.clip.threshold=0.01"],
               ["train.optimizer=rmsprop", "train.clip.threshold=0.1"], ["train.optimizer=momentum"],
               ["train.optimizer=nesterov", "train.learning_rate=0.1"], ["train.optimizer=adagrad", "train.learning_rate=0.02"],
               ["train.optimizer=adamw", "train.learning_rate=0.01", "train.weight_decay=0.1"]]
    while_training = [["train.optimizer=sgd", "train.learning_rate=0.3", "train.clip.mode=autoclip", "train.clip.percentile=35"],
                      ["train.optimizer=adam", "train.schedule.kind=cosine", "train.steps=7"],
                      ["train.optimizer=adamw", "train.weight_decay=0.3", "train.schedule.kind=step", "train.schedule.step_every=2"]]
    biased = ["model.init.input=pytorch"]  # draws both biases at random, so that none can hide behind a zero
    task_sets = [[f"task.name={name}"] + sets for name, sets in TASKS.items()]

    judge.must_reject(*judge.case("rnn", "tanh", ["task.name=sine", "task.length=9"] + biased))
    turn = 0
    for cell in ("rnn", "lstm", "gru_reset_after", "gru"):
        for layers in (1, 2, 3):
            for sets in task_sets:
                judge.case(cell, "tanh", sets + updates[turn % len(updates)] + biased + [f"model.layers={layers}"])
                turn += 1
    for i, activation in enumerate(sorted(ACTIVATIONS) + ["prelu"]):
        for j, cell in enumerate(("rnn", "rnn", "lstm", "gru_reset_after", "gru")):
            judge.case(cell, activation, task_sets[(i + j) % 5] + updates[i % 2] + biased + [f"model.layers={1 + j % 3}"])
    # Adam's and RMSprop's first step turns rounding errors of tiny gradients into whole steps: SGD for float32.
    for i, cell in enumerate(("rnn", "lstm", "gru_reset_after", "gru")):
        for sets in task_sets:
            judge.case(cell, "tanh", sets + updates[0] + biased + ["precision=float32", f"model.layers={1 + i % 3}"])
    for i, cell in enumerate(("rnn", "lstm", "gru_reset_after", "gru")):
        judge.case(cell, "tanh", task_sets[i] + updates[0] + biased + ["train.prune=0.4", "model.layers=2"])
    for update in updates + while_training:
        judge.trajectory(update)
    for cell in ("rnn", "lstm", "gru_reset_after"):
        judge.whole_module(cell)

    print(f"{judge.cases} cases, {judge.compared} arrays; worst errors, as parts of the array's largest entry:")
    for (quantity, precision), (error, what) in sorted(judge.worst.items()):
        print(f"  {quantity:14} {precision}  {error:.1e}  ({what})")
    if judge.failures:
        print(f"{judge.failures} arrays disagree with PyTorch")
    return 1 if judge.failures else 0


if __name__ == "__main__":
    sys.exit(main())
