#!/usr/bin/python3
"""Weights that leave the program, in the hands of those who take them: PyTorch's load_state_dict, and safetensors read by the
format's definition. Exit status 77 where there is no PyTorch: skipped.

  weights.py BACKFLOW_CLI
"""
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile

try:
    import numpy
    import torch
except ImportError as missing:
    print(f"SKIPPED: this test needs PyTorch and NumPy for {sys.executable} ({missing})")
    sys.exit(77)

CLI = os.path.abspath(sys.argv[1])
MODULES = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru_reset_after": torch.nn.GRU}
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


def model(cell, layers, inputs, outputs):
    whole = torch.nn.Module()
    whole.rnn = MODULES[cell](inputs, 12, layers)
    whole.head = torch.nn.Linear(12, outputs)
    return whole


def compare(folder):
    worst = 0.0
    for cell in MODULES:
        for layers in (1, 2, 3):
            settings = [*SHAPE, "--set", f"model.cell={cell}", "--set", f"model.layers={layers}"]
            files = [os.path.join(folder, name) for name in ("w.npz", "w.safetensors", "back.npz", "w.json", "p.npz")]
            run("train", *settings, "--steps", "20", "--weights", files[0])
            run("convert", files[0], files[1])
            run("convert", files[1], files[2])
            run("convert", files[1], files[3])
            run("probe", *settings, "--steps", "20", "--out", files[4])
            assert open(files[0], "rb").read() == open(files[2], "rb").read(), "a round trip changed the file"
            probe = numpy.load(files[4])
            by_eye = json.load(open(files[3]))["arrays"]
            for weights in (dict(numpy.load(files[0])), safetensors(files[1]),
                            {k: numpy.float32(a["data"]).reshape(a["shape"]) for k, a in by_eye.items()}):
                assert weights and all(numpy.array_equal(weights[name], probe[name]) for name in weights)
                net = model(cell, layers, probe["x"].shape[2], probe["y"].shape[2])
                net.load_state_dict({name: torch.tensor(w) for name, w in weights.items()})
                with torch.no_grad():
                    y = net.head(net.rnn(torch.tensor(probe["x"]))[0]).numpy()
                worst = max(worst, float(numpy.abs(y - probe["y"])[probe["loss_weight"] > 0].max()))
    assert worst < 1e-6, worst
    print(f"weights: 9 networks in 3 formats in PyTorch, outputs differ by at most {worst:.1e}")


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
    compare(where)
