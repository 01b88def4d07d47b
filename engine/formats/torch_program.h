// The part of the Python program (torch_script.h) that is the same for every experiment. It reads EXPERIMENT, a dict as in the
// experiment file, and DATA, an .npz in base64: weights under PyTorch's names; x (N,T,B,I), target, weight (N,T,B), rate (N) of
// N steps; loss and norm (N), Backflow's.
#pragma once

namespace backflow {

inline constexpr const char* kTorchProgram = R"PYTHON(
MODEL, TRAIN = EXPERIMENT["model"], EXPERIMENT["train"]
TYPE = getattr(torch, EXPERIMENT["precision"])
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "linear": nn.Identity, "elu": nn.ELU, "gelu": nn.GELU,
               "softsign": nn.Softsign, "leaky_relu": lambda: nn.LeakyReLU(0.01), "hard_tanh": nn.Hardtanh}


def load():
    with np.load(io.BytesIO(base64.b64decode(DATA))) as file:
        return {name: torch.from_numpy(np.array(file[name])) for name in file.files}


def build(data):
    """The recurrent layers and the head, with Backflow's initial weights."""
    inputs, hidden, layers = data["x"].shape[-1], MODEL["hidden"], MODEL["layers"]
    if MODEL["cell"] == "rnn":
        rnn = nn.RNN(inputs, hidden, layers, nonlinearity=MODEL["activation"], dtype=TYPE)
    else:
        rnn = {"lstm": nn.LSTM, "gru_reset_after": nn.GRU}[MODEL["cell"]](inputs, hidden, layers, dtype=TYPE)
    rnn.load_state_dict({name[4:]: values for name, values in data.items() if name.startswith("rnn.")})
    head = nn.Sequential()
    for name in [f"head.dense{i}." for i in range(len(MODEL["head"]["units"]))] + ["head."]:
        weight = data[name + "weight"]
        dense = nn.Linear(weight.shape[1], weight.shape[0], dtype=TYPE)
        dense.load_state_dict({"weight": weight, "bias": data[name + "bias"]})
        head.append(dense)
        if name != "head.":
            head.append(ACTIVATIONS[MODEL["head"]["activation"]]())
    return rnn, head


def make_optimizer(parameters):
    kind, rate = TRAIN["optimizer"], TRAIN["learning_rate"]
    if kind == "momentum" or kind == "nesterov":
        return torch.optim.SGD(parameters, rate, momentum=TRAIN["momentum"], nesterov=kind == "nesterov" and TRAIN["momentum"] > 0)
    return {"sgd": torch.optim.SGD, "adagrad": torch.optim.Adagrad, "rmsprop": torch.optim.RMSprop,
            "adam": torch.optim.Adam, "adamw": lambda p, r: torch.optim.AdamW(p, r, weight_decay=TRAIN["weight_decay"])
            }[kind](parameters, rate)


def forward(rnn, head, x, first):
    """Outputs from time step `first` (from 0) on, and h of every layer after the first time step, whose gradient is wanted."""
    h, state = rnn(x[:1])
    first_h = state[0] if isinstance(state, tuple) else state
    first_h.retain_grad()
    h = first_h[-1:]
    if len(x) > 1:
        h = torch.cat([h, rnn(x[1:], state)[0]])
    return head(h[first:]), first_h


def loss_of(y, target, weight):
    """L = sum of weight * l over time steps and samples; the weights carry every mean."""
    if target.dtype == torch.int64:
        each = nn.functional.cross_entropy(y.flatten(0, 1), target.flatten(), reduction="none").view_as(weight)
    else:
        each = ((y - target) ** 2).sum(dim=2)
    return (weight * each).sum()


def update(parameters, optimizer, rate):
    clip = TRAIN["clip"]
    if clip["mode"] == "norm":
        nn.utils.clip_grad_norm_(parameters, clip["threshold"])
    elif clip["mode"] == "value":
        nn.utils.clip_grad_value_(parameters, clip["threshold"])
    if TRAIN["optimizer"] != "adamw" and TRAIN["weight_decay"] > 0:  # decoupled, whatever the optimizer
        with torch.no_grad():
            for p in parameters:
                p.mul_(1 - rate * TRAIN["weight_decay"])
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.step()


def train_step(data, n, rnn, head, optimizer):
    """One training step; L and the norm of dL/dh_1 of the top layer, over the batch."""
    parameters = [*rnn.parameters(), *head.parameters()]
    weight = data["weight"][n]
    first = int(torch.nonzero(weight)[0, 0])
    y, first_h = forward(rnn, head, data["x"][n], first)
    loss = loss_of(y, data["target"][n][first:], weight[first:])
    matrices = [p for p in parameters if p.dim() == 2]
    penalty = sum(TRAIN["l1"] * p.abs().sum() + TRAIN["l2"] * (p ** 2).sum() for p in matrices)
    optimizer.zero_grad()
    (loss + penalty).backward()
    norm = first_h.grad[-1].double().norm().item()
    update(parameters, optimizer, data["rate"][n].item())
    return loss.item(), norm


def main():
    data = load()
    rnn, head = build(data)
    optimizer = make_optimizer([*rnn.parameters(), *head.parameters()])
    worst = {"loss": (0.0, 0), "norm": (0.0, 0)}
    print("step  loss           |dL/dh_1|      Backflow: loss  |dL/dh_1|")
    for n in range(len(data["loss"])):
        step = dict(zip(("loss", "norm"), train_step(data, n, rnn, head, optimizer)))
        told = {name: data[name][n].item() for name in worst}
        print(f"{n + 1:4d}  {step['loss']:<13.8g}  {step['norm']:<13.8g}  {told['loss']:<14.8g}  {told['norm']:<13.8g}")
        for name in worst:
            difference = abs(step[name] - told[name]) / max(abs(told[name]), 1e-30)
            if not difference <= worst[name][0]:
                worst[name] = (difference, n + 1)
    for name, label in (("loss", "loss"), ("norm", "|dL/dh_1|")):
        print("worst relative difference of {}: {:.2e} (step {})".format(label, *worst[name]))
    if len(sys.argv) > 1 and not max(worst["loss"][0], worst["norm"][0]) <= float(sys.argv[1]):
        sys.exit(f"the two differ by more than {sys.argv[1]}")
)PYTHON";

}  // namespace backflow
