#!/usr/bin/python3
"""Runs the programs that `backflow-cli torch-script` writes: PyTorch must get Backflow's losses and ‖∂L/∂h_1‖ over 30 steps.

Exits with 1 if one does not, with 77 (skipped) where there is no PyTorch. Usage: torch_script.py BACKFLOW-CLI
"""
import itertools
import os
import re
import subprocess
import sys
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    import torch  # noqa: F401
except ImportError as missing:
    print(f"SKIPPED: this test needs PyTorch and NumPy for {sys.executable} ({missing})")
    sys.exit(77)

TOLERANCE = {"float32": "1e-4", "float64": "1e-9"}
SMALL = ["task.length=20", "model.hidden=16", "train.batch=8"]
CASES = [[f"model.cell={cell}", f"train.optimizer={optimizer}", f"model.layers={layers}", f"precision={precision}"]
         for cell, optimizer, layers, precision in itertools.product(
             ("rnn", "lstm", "gru_reset_after"), ("sgd", "adam"), (1, 2), TOLERANCE)]
# What is left: optimizers, clipping, regularizers, schedules, heads, losses at every step and of classes.
CASES += [["precision=float64", *more.split()] for more in (
    "train.optimizer=momentum train.clip.mode=none train.weight_decay=0.1",
    "train.optimizer=nesterov train.clip.mode=value train.clip.threshold=0.01 train.momentum=0.7",
    "train.optimizer=adagrad train.l1=1e-3 train.l2=1e-2",
    "train.optimizer=rmsprop train.schedule.kind=cosine train.schedule.warmup=5 train.steps=40",
    "train.optimizer=adamw train.weight_decay=0.1 model.activation=relu",
    "task.name=copy task.length=5 task.items=2 task.symbols=3 model.head.units=[7,5] model.head.activation=gelu",
    "task.name=parity task.target=every task.length=9 model.cell=lstm name=\"it's\"")]
REFUSED = {"model.cell=gru": "gru_reset_after", "model.cell=lru": "torch.nn", "model.activation=elu": "tanh and relu",
           "train.clip.mode=per_step": "clips by norm and by value", "train.omega=1": "Ω", "train.prune=0.5": "pruning",
           "model.layer_norm=true": "normalize", "model.recurrent=orthogonal": "free", "train.truncate=5": "train.truncate",
           "model.head.dropout=0.5": "masks"}


def write(program, out, sets):
    command = [program, "torch-script", "--steps", "30", "--out", out]
    for s in sets:
        command += ["--set", s]
    return subprocess.run(command, capture_output=True, text=True)


def main():
    program, failures = sys.argv[1], 0
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "same.py")
        for case in CASES:
            sets = SMALL + case
            precision = [s for s in sets if s.startswith("precision=")][-1].split("=")[1]
            written = write(program, out, sets)
            done = written.returncode == 0 and subprocess.run([sys.executable, out, TOLERANCE[precision]], capture_output=True, text=True)
            agrees = bool(done) and done.returncode == 0 and len(re.findall(r"^ +\d+ ", done.stdout, re.M)) == 30
            failures += not agrees
            text = "; ".join(done.stdout.splitlines()[-2:]) + done.stderr[-400:] if done else written.stderr
            print("ok  " if agrees else "FAIL", " ".join(case), "|", text.strip())
        # The comparison can fail: a program whose settings were changed afterwards does not get the same losses.
        write(program, out, SMALL + ["train.optimizer=sgd", "precision=float64"])
        with open(out, encoding="utf-8") as file:
            text = file.read()
        with open(out, "w", encoding="utf-8") as file:
            file.write(text.replace('"optimizer": "sgd"', '"optimizer": "adam"'))
        if subprocess.run([sys.executable, out, TOLERANCE["float64"]], capture_output=True, text=True).returncode != 1:
            failures += 1
            print("FAIL another optimizer was not noticed")
        for setting, says in REFUSED.items():
            refused = write(program, out, [setting])
            if refused.returncode != 3 or says not in refused.stderr or refused.stderr.count("\n") != 1:
                failures += 1
                print("FAIL", setting, "was not refused as it should be:", refused.returncode, refused.stderr)
    print(f"{len(CASES)} programs, {failures} failures")
    sys.exit(failures > 0)


main()
