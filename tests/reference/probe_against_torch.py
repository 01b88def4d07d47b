#!/usr/bin/python3
"""Holds `backflow-cli probe` against PyTorch: every array of a training step is computed again from x, target and weights.

The recurrent layers are torch.nn.RNN, LSTM and GRU, loaded by load_state_dict, wherever PyTorch has the cell with the
activation; else a loop over its equations (the headers of engine/cells/*.cpp) with the same parameters. Every cell, peephole,
activation and optimizer that `backflow-cli schema` names must occur. Prints the worst error of each quantity and exits with 1
if one is too large, with 77 (skipped) where there is no PyTorch.
Usage: probe_against_torch.py BACKFLOW-CLI
"""
import json
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


def orthogonal(u):
    """Q of U = QR with r_ii > 0, for each H×H block."""
    blocks = []
    for block in u.split(u.shape[1]):
        q, r = torch.linalg.qr(block)
        blocks.append(q * torch.sign(torch.diagonal(r)))
    return torch.cat(blocks)


class Cell:
    """One layer's equations for one time step. p: its parameters by their names without layer, in PyTorch's order of rows."""

    # Where the pre-activations' gains stand in weight_norm, which is in the program's own order; n_h: n's recurrent part.
    NORM_ORDER = {"lstm": "ifgo", "gru": "nzr", "gru_reset_after": ("n", "z", "r", "n_h"), "mgu": "nf", "mingru": "nz", "minlstm": "nfi",
                  "lru": "ab"}

    def __init__(self, network, k):
        self.p = {name[4:].rsplit("_l", 1)[0]: a for name, a in network.parameters.items()
                  if name.startswith("rnn.") and name.endswith(f"_l{k}")}
        self.kind, self.activation, self.sets = network.cell, network.activation, network.sets
        u = self.p["weight_hh"]
        self.u = orthogonal(u) if setting(self.sets, "model.recurrent", "free") == "orthogonal" and self.kind != "antisymmetric" else u
        self.h = u.shape[1]

    def phi(self, a):
        if self.activation == "prelu":
            return torch.nn.functional.prelu(a, self.p["slope"])
        if self.activation == "modrelu":
            return torch.sign(a) * torch.relu(a.abs() + self.p["slope"])
        return ACTIVATIONS[self.activation](a)

    def norm(self, a, bias, which):
        """a + b, or with layer normalization g⊙(a − mean)/√(variance + 1e-5) + b."""
        if "weight_norm" not in self.p:
            return a + bias
        order = self.NORM_ORDER.get(self.kind, "a")
        gain = self.p["weight_norm"].split(self.h)[tuple(order).index(which)]
        return torch.nn.functional.layer_norm(a, [self.h], gain, bias, 1e-5)

    def blocks(self, name):
        return (self.u if name == "weight_hh" else self.p[name]).split(self.h)

    def simple(self, x, h, u):
        a = self.norm(x @ self.p["weight_ih"].T + h @ u.T, self.p["bias_ih"] + self.p["bias_hh"], "a")
        return self.phi(a)

    def rnn(self, x, h, c):
        return self.simple(x, h, self.u), c

    def residual(self, x, h, c):
        return h + float(setting(self.sets, "model.epsilon", "0.1")) * self.simple(x, h, self.u), c

    def antisymmetric(self, x, h, c):
        gamma = float(setting(self.sets, "model.gamma", "0.01"))
        u = self.u - self.u.T - gamma * torch.eye(self.h, dtype=x.dtype)
        return h + float(setting(self.sets, "model.epsilon", "0.1")) * self.simple(x, h, u), c

    def lstm(self, x, h, c):
        full = dict(zip("ifo", self.blocks("weight_peephole"))) if "weight_peephole" in self.p else {}
        a = {}
        for gate, w, u, b, b2 in zip("ifgo", *map(self.blocks, ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))):
            seen = c @ full[gate].T if gate in full else 0.0
            a[gate] = self.norm(x @ w.T + h @ u.T + seen, b + b2, gate)
        p = [self.p.get(f"peephole_{gate}", torch.zeros(())) for gate in "ifo"]
        before = c
        i, f, g = torch.sigmoid(a["i"] + p[0] * before), torch.sigmoid(a["f"] + p[1] * before), self.phi(a["g"])
        c = f * before + i * g
        o = torch.sigmoid(a["o"] + p[2] * (before if setting(self.sets, "model.peephole", "none") == "diagonal_previous" else c))
        return o * self.phi(c), c

    def gates(self, names, x, h):
        """σ of those that see x and, where h is given, h; by their names in the order of PyTorch's rows."""
        out = []
        for at, name in enumerate(names):
            a, bias = x @ self.blocks("weight_ih")[at].T, self.blocks("bias_ih")[at]
            if h is not None:
                a, bias = a + h @ self.blocks("weight_hh")[at].T, bias + self.blocks("bias_hh")[at]
            out.append(torch.sigmoid(self.norm(a, bias, name)))
        return out

    def candidate(self, x, q):
        """φ(W x + U q + b + b′) of the last rows."""
        a = x @ self.blocks("weight_ih")[-1].T + q @ self.blocks("weight_hh")[-1].T
        return self.phi(self.norm(a, self.blocks("bias_ih")[-1] + self.blocks("bias_hh")[-1], "n"))

    def gru(self, x, h, c):
        r, z = self.gates("rz", x, h)  # z keeps
        return (1 - z) * self.candidate(x, r * h) + z * h, c

    def gru_reset_after(self, x, h, c):
        r, z = self.gates("rz", x, h)
        seen = self.norm(x @ self.blocks("weight_ih")[2].T, self.blocks("bias_ih")[2], "n")
        n = self.phi(seen + r * self.norm(h @ self.blocks("weight_hh")[2].T, self.blocks("bias_hh")[2], "n_h"))
        return (1 - z) * n + z * h, c

    def mgu(self, x, h, c):
        f, = self.gates("f", x, h)
        return (1 - f) * h + f * self.candidate(x, f * h), c

    def input_only(self, x, which):
        return self.norm(x @ self.blocks("weight_ih")[-1].T, self.blocks("bias_ih")[-1], which)

    def mingru(self, x, h, c):
        z, = self.gates("z", x, None)
        return (1 - z) * h + z * self.input_only(x, "n"), c

    def minlstm(self, x, h, c):
        f, i = self.gates("fi", x, None)
        return (f * h + i * self.input_only(x, "n")) / (f + i), c

    def lru(self, x, h, c):
        nu, theta = self.p["nu_log"].double(), self.p["theta_log"].double()  # γ cancels: as the program, in double
        size, angle = torch.exp(-torch.exp(nu)), torch.exp(theta)
        re, im, gamma = (v.to(x.dtype) for v in (size * torch.cos(angle), size * torch.sin(angle), torch.sqrt(1 - size * size)))
        a = self.norm(x @ self.blocks("weight_ih")[0].T, self.blocks("bias_ih")[0], "a")
        return re * h - im * c + gamma * a, re * c + im * h + gamma * self.input_only(x, "b")

    def step(self, x, h, c):
        return getattr(self, self.kind)(x, h, c)


class Network:
    """The same network in PyTorch, with a probe's parameters."""

    def __init__(self, cell, activation, probe, sets):
        self.cell, self.activation, self.sets = cell, activation, sets
        given = probe.parameters()
        self.layers = sum(name.startswith("rnn.weight_ih_l") for name in given)
        self.two_states = "c0_l0" in probe.arrays
        self.parameters = {name: torch.nn.Parameter(a.clone()) for name, a in given.items()}
        self.modules = None
        changed = [("model.layer_norm", "false"), ("model.recurrent", "free"), ("model.peephole", "none")]
        if (cell, activation) in NN and all(setting(sets, path, usual) == usual for path, usual in changed):
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

    def step_of(self, k):
        """What makes (x, h, c) the next (h, c) in layer k."""
        if not self.modules:
            return Cell(self, k).step

        def step(x, h, c):
            state = (h.unsqueeze(0), c.unsqueeze(0)) if self.cell == "lstm" else h.unsqueeze(0)
            _, state = self.modules[k](x.unsqueeze(0), state)
            return (state[0][0], state[1][0]) if self.cell == "lstm" else (state[0], c)
        return step

    def run(self, probe):
        """All states (a list of steps for each layer) and outputs."""
        below, states, memories = list(probe["x"]), [], []
        residual = setting(self.sets, "model.residual", "false") == "true"
        for k in range(self.layers):
            h = probe[f"h0_l{k}"]
            c = probe[f"c0_l{k}"] if self.two_states else None
            hidden, memory = [], []
            step = self.step_of(k)
            for x in below:
                h, c = step(x, h, c)
                h.requires_grad_(True)
                h.retain_grad()
                hidden.append(h)
                memory.append(c)
            states.append(hidden)
            memories.append(memory)
            below = [x + h for x, h in zip(below, hidden)] if residual and k > 0 else hidden
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
    if setting(sets, "model.recurrent", "free") == "orthogonal" and network.cell != "antisymmetric":
        with torch.no_grad():  # U is replaced by the matrix that stands for it
            for name, u in network.parameters.items():
                if name.startswith("rnn.weight_hh") and u.numel():
                    u.copy_(orthogonal(u))


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
        if network.two_states:
            want[f"c_l{k}"] = torch.stack(memories[k]).detach()
    triangle = torch.zeros(steps, steps, dtype=y.dtype)  # after dh: torch.autograd.grad adds to retained gradients
    for t in range(steps):
        if probe["loss_weight"][t].any():
            for k, g in enumerate(torch.autograd.grad(by_step[t], top[:t + 1], retain_graph=True, allow_unused=True)):
                triangle[t, k] = g.norm() if g is not None else 0.0
    want["triangle"] = triangle
    for p in network.parameters.values():
        if p.grad is None:  # cells whose gates see no h have an empty U
            p.grad = torch.zeros_like(p)
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
        self.seen = set()  # (registry, id)

    def compare(self, what, got, want, precision, quiet=False):
        """Whether two arrays agree: shape, type, and every entry."""
        if got.shape != want.shape or got.dtype != want.dtype:
            error = float("inf")
        elif want.numel() == 0:
            error = 0.0
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

    def case(self, cell, activation, sets, steps=0):
        """The training step after `steps` others; returns the probe and what PyTorch makes of it."""
        precision = setting(sets, "precision", "float64")
        sets = [f"model.cell={cell}", f"model.activation={activation}", "model.hidden=7", "train.batch=3",
                f"precision={precision}"] + sets
        probe = Probe(self.program, sets, steps)
        network = Network(cell, activation, probe, sets)
        make_optimizer(network, sets)
        self.seen |= {("cells", cell), ("activations", activation), ("peepholes", setting(sets, "model.peephole", "none")),
                      ("optimizers", setting(sets, "train.optimizer", "adam"))}
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
        network = Network("rnn", "tanh", probe, sets)
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

    def missing(self):
        """What an experiment may name and no case had."""
        schema = json.loads(subprocess.run([self.program, "schema"], capture_output=True, text=True, check=True).stdout)
        model, train = (schema["properties"][part]["properties"] for part in ("model", "train"))
        choices = {"cells": model["cell"], "peepholes": model["peephole"], "activations": model["activation"],
                   "optimizers": train["optimizer"]}
        return [(kind, name) for kind, knob in choices.items() for name in knob["enum"] if (kind, name) not in self.seen]

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


def beyond_the_contract(judge, task_sets, every_activation, biased):
    """Every cell with every activation, and layer norm, residual connections and orthogonal U.

    After some steps of SGD: until then peepholes and modReLU's b are 0, gains are 1, and what they do is nothing.
    """
    quick = ["train.optimizer=sgd", "train.learning_rate=0.3"] + biased
    changes = [[], ["model.layer_norm=true"], ["model.residual=true"], ["model.recurrent=orthogonal"],
               ["model.layer_norm=true", "model.residual=true", "model.recurrent=orthogonal"]]
    forms = [("lstm", [f"model.peephole={p}"]) for p in ("none", "diagonal", "diagonal_previous", "full")]
    forms += [(cell, []) for cell in ("rnn", "gru", "gru_reset_after", "mgu", "mingru", "minlstm", "residual", "antisymmetric", "lru")]
    turn = 0
    for cell, form in forms:
        for sets in task_sets:
            for change in changes:
                layers = [f"model.layers={1 + turn % 3}"]
                judge.case(cell, "tanh", sets + form + quick + change + layers, 4)
                turn += 1
            judge.case(cell, "tanh", sets + form + quick + changes[turn % 5] + layers + ["precision=float32"], 4)
        for activation in every_activation:
            judge.case(cell, activation, task_sets[turn % 5] + form + quick + changes[turn % 4] + layers, 4)
            turn += 1


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
    every_activation = sorted(ACTIVATIONS) + ["prelu", "modrelu"]
    for i, activation in enumerate(every_activation):
        for j, cell in enumerate(("rnn", "rnn", "lstm", "gru_reset_after", "gru")):
            judge.case(cell, activation, task_sets[(i + j) % 5] + updates[i % 2] + biased + [f"model.layers={1 + j % 3}"])
    # Adam's and RMSprop's first step turns rounding errors of tiny gradients into whole steps: SGD for float32.
    for i, cell in enumerate(("rnn", "lstm", "gru_reset_after", "gru")):
        for sets in task_sets:
            judge.case(cell, "tanh", sets + updates[0] + biased + ["precision=float32", f"model.layers={1 + i % 3}"])
    beyond_the_contract(judge, task_sets[:5], every_activation, biased)
    # As large as products must be to run on tiles, where the processor has them.
    large = ["precision=float32", "model.hidden=130", "model.layers=2", "train.batch=40"]
    for cell in ("rnn", "lstm", "gru_reset_after", "gru", "mgu", "minlstm"):
        judge.case(cell, "tanh", task_sets[0] + updates[0] + biased + large)
    judge.case("lstm", "tanh", task_sets[0] + ["model.peephole=full", "train.optimizer=sgd"] + biased + large, 2)
    for i, cell in enumerate(("rnn", "lstm", "gru_reset_after", "gru")):
        judge.case(cell, "tanh", task_sets[i] + updates[0] + biased + ["train.prune=0.4", "model.layers=2"])
    for update in updates + while_training:
        judge.trajectory(update)
    for cell in ("rnn", "lstm", "gru_reset_after"):
        judge.whole_module(cell)

    print(f"{judge.cases} cases, {judge.compared} arrays; worst errors, as parts of the array's largest entry:")
    for (quantity, precision), (error, what) in sorted(judge.worst.items()):
        print(f"  {quantity:14} {precision}  {error:.1e}  ({what})")
    if judge.missing():
        sys.exit(f"named by the schema, but compared in no case: {judge.missing()}")
    if judge.failures:
        print(f"{judge.failures} arrays disagree with PyTorch")
    return 1 if judge.failures else 0


if __name__ == "__main__":
    sys.exit(main())
