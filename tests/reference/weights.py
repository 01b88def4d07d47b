#!/usr/bin/python3
"""Weights that leave the program, in the hands of those who take them: the lines that are printed beside each export, run as
they are, and PyTorch's load_state_dict; safetensors is read by the format's definition. Exit status 77 where there is no
PyTorch: skipped.

  weights.py BACKFLOW_CLI
"""
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import types
import zipfile

try:
    import numpy
    import torch
except ImportError as missing:
    print(f"SKIPPED: this test needs PyTorch and NumPy for {sys.executable} ({missing})")
    sys.exit(77)

CLI = os.path.abspath(sys.argv[1])
SHAPE = ["--set", "task.length=20", "--set", "model.hidden=12", "--set", "train.batch=4"]
MOST_MEMORY = 64 << 20


def run(*arguments, status=0, most=None):
    limit = most and (lambda: resource.setrlimit(resource.RLIMIT_DATA, (most, most)))
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True, preexec_fn=limit)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


def safetensors(file):
    with open(file, "rb") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        data = f.read()
    kinds = {"F32": "<f4", "F64": "<f8", "I64": "<i8"}
    assert "seed" in json.loads(header.pop("__metadata__")["backflow"])
    return {name: numpy.frombuffer(data[slice(*about["data_offsets"])], kinds[about["dtype"]]).reshape(about["shape"])
            for name, about in header.items()}


def load_as_told(lines):
    """What the printed lines for NumPy and PyTorch leave behind."""
    told = lines.split("# Keras")[0].split("\n", 1)[1]
    assert "# NumPy" in told and "# PyTorch" in told and 6 <= len(told.strip().splitlines()) <= 16, lines
    names = {}
    exec(told, names)
    return names


def compare(folder):
    os.chdir(folder)
    # The package safetensors, as far as the printed lines use it.
    sys.modules["safetensors"] = types.ModuleType("safetensors")
    sys.modules["safetensors.numpy"] = types.ModuleType("safetensors.numpy")
    sys.modules["safetensors.numpy"].load_file = lambda file: {name: numpy.array(a) for name, a in safetensors(file).items()}
    worst = {"float32": 0.0, "float64": 0.0}
    for cell in ("rnn", "lstm", "gru_reset_after"):
        for layers in (1, 2, 3):
            for more in ([], ["--set", "precision=float64"], ["--set", "model.head.units=[7, 5]", "--set", "model.head.activation=relu"]):
                settings = [*SHAPE, "--set", f"model.cell={cell}", "--set", f"model.layers={layers}", *more]
                told = [run("train", *settings, "--steps", "20", "--weights", "it's.npz").stdout.split("verdict")[1]]
                for before, after in (("it's.npz", "w.safetensors"), ("w.safetensors", "back.npz"), ("w.safetensors", "w.json")):
                    told.append(run("convert", before, after).stdout)
                run("probe", *settings, "--steps", "20", "--out", "p.npz")
                assert open("it's.npz", "rb").read() == open("back.npz", "rb").read(), "a round trip changed the file"
                probe = numpy.load("p.npz")
                for lines in told:
                    names = load_as_told("\n" + lines[lines.index("# NumPy"):])
                    weights, net = names["weights"], names["net"]
                    assert weights and all(numpy.array_equal(weights[name], probe[name]) for name in weights)
                    assert all(weights[name].dtype == probe[name].dtype for name in weights)
                    with torch.no_grad():
                        h = net.rnn(torch.tensor(probe["x"]))[0]
                        for dense in (name for name in ("dense0", "dense1") if hasattr(net.head, name)):
                            h = torch.relu(getattr(net.head, dense)(h))
                        y = net.head(h).numpy()
                    difference = float(numpy.abs(y - probe["y"])[probe["loss_weight"] > 0].max())
                    worst[str(y.dtype)] = max(worst[str(y.dtype)], difference)
    assert worst["float32"] < 1e-6 and 0 < worst["float64"] < 1e-13, worst
    print(f"weights: 27 networks in 3 formats in PyTorch, as the printed lines load them; outputs differ by at most {worst}")


def refuse_others(folder):
    """torch.nn.GRU takes nothing of a GRU with the reset before the product, though all shapes fit it."""
    for settings, module, why in (("model.cell=gru", torch.nn.GRU(2, 12), "resets after"),
                                  ("model.cell=residual", torch.nn.RNN(2, 12), "RNN, LSTM and GRU"),
                                  ("model.activation=softsign", torch.nn.RNN(2, 12), "tanh and relu only")):
        file = os.path.join(folder, "other.npz")
        lines = run("train", *SHAPE, "--set", settings, "--steps", "2", "--weights", file).stdout
        assert why in lines and "load_state_dict" not in lines, lines
        net = torch.nn.Module()
        net.rnn, net.head = module, torch.nn.Linear(12, 1)
        weights = {name: torch.from_numpy(array) for name, array in numpy.load(file).items()}
        assert {name.replace("backflow.", "", 1) for name in weights} == set(net.state_dict())
        try:
            net.load_state_dict(weights)
        except RuntimeError as error:
            assert "backflow.rnn.weight_hh_l0" in str(error)
            continue
        raise AssertionError(f"PyTorch takes {settings} for its own")
    print("weights: what PyTorch has no module for, it refuses")


def refuse(folder):
    """What declares a great deal is refused before it is unpacked."""
    bomb = os.path.join(folder, "bomb.npz")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.npy", "w") as member:
        member.write(b"\x93NUMPY\x01\x00\x76\x00" + b"{'descr': '<f4', 'fortran_order': False, 'shape': (200000000,), }".ljust(117) + b"\n")
        for _ in range(800):
            member.write(bytes(1_000_000))
    head = os.path.join(folder, "head.safetensors")
    with open(head, "wb") as f:
        f.write(struct.pack("<Q", 1 << 30))
        f.truncate((1 << 30) + 8)
    for file in (bomb, head):
        done = run("convert", file, os.path.join(folder, "out.npz"), status=3, most=MOST_MEMORY)
        assert done.stderr.count("\n") == 1 and "declares" in done.stderr, done.stderr
        print(f"refused within 64 MB: {done.stderr.strip().split(': ', 2)[2]}")


with tempfile.TemporaryDirectory() as where:
    refuse(where)
    refuse_others(where)
    compare(where)
