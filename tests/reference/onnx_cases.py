"""The networks that the tests of .onnx files are made of: cells, depths, activations, heads, and lengths and batches."""
import os
import subprocess

SHAPE = ["task.length=20", "model.hidden=12", "train.batch=4"]
DEEP = [[f"model.cell={cell}", f"model.layers={layers}"] for cell in ("rnn", "lstm", "gru", "gru_reset_after") for layers in (1, 2, 3)]
ACTIVATIONS = ("sigmoid", "relu", "leaky_relu", "prelu", "elu", "softsign", "linear")
HEADS = ("tanh", "sigmoid", "relu", "leaky_relu", "elu", "gelu", "softsign", "hard_tanh", "linear")
MORE = [
    ["model.cell=mgu", "model.layers=2"],
    ["model.cell=lstm", "model.peephole=diagonal", "model.layers=2"],
    ["model.cell=gru", "model.layers=3", "model.residual=true"],
    ["model.cell=rnn", "model.recurrent=orthogonal"],
    ["model.cell=lstm", "task.name=temporal_order", "model.dropout=0.3", "model.layers=2"],
    ["model.cell=gru_reset_after", "task.name=copy", "model.head.units=[9, 7]"],
    *([f"model.cell={cell}", f"model.activation={phi}"] for cell in ("rnn", "lstm", "gru_reset_after") for phi in ACTIVATIONS),
    *([f"model.head.activation={phi}", "model.head.units=[9]", "task.name=parity"] for phi in HEADS),
]
TRAINED = DEEP + MORE                                # after a few steps
SIZES = [(11, 1), (30, 3), (64, 17)]                 # T and B that the file has not been written at
REFUSED = {"model.cell=lru": "no operator", "model.cell=residual": "no operator", "model.activation=gelu": "do not know",
           "model.cell=lstm model.peephole=diagonal_previous": "c_{t−1}", "model.cell=lstm model.peephole=full": "one number a unit",
           "model.layer_norm=true": "normalize", "precision=float64": "float32 only"}


def run(cli, command, settings, *arguments, status=0):
    sets = [text for setting in SHAPE + list(settings) for text in ("--set", setting)]
    done = subprocess.run([cli, command, *sets, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (command, settings, done.returncode, done.stderr)
    return done


def write(cli, folder):
    """Writes models and probes; yields (name, model, probe) of each pair whose weights are the same."""
    for n, settings in enumerate(TRAINED):
        model, probe = (os.path.join(folder, f"{n}{ending}") for ending in (".onnx", ".npz"))
        run(cli, "train", settings, "--steps", "15", "--weights", model)
        run(cli, "probe", settings, "--steps", "15", "--out", probe)
        yield " ".join(settings), model, probe
    for n, settings in enumerate(DEEP):  # before the first step, weights do not depend on length and batch
        model = os.path.join(folder, f"start{n}.onnx")
        run(cli, "train", settings, "--steps", "0", "--weights", model)
        for length, batch in SIZES:
            probe = os.path.join(folder, f"start{n}-{length}.npz")
            run(cli, "probe", settings + [f"task.length={length}", f"train.batch={batch}"], "--steps", "0", "--out", probe)
            yield " ".join(settings) + f" at T = {length}, B = {batch}", model, probe
