#!/usr/bin/python3
"""Every kind of .onnx file in ONNX Runtime, on Node: its outputs must be Backflow's within 1e-5, at several lengths and batches.
npm installs it into the folder named (113 MB, once). Exit status 77 where it or NumPy cannot be had: skipped.

  onnx_runtime.py BACKFLOW_CLI FOLDER
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

PACKAGE = "onnxruntime-node@1.30.0"  # its library for x86-64 Linux lies in the package: no script has to fetch it
HERE = os.path.dirname(os.path.abspath(__file__))


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def install(folder):
    if not shutil.which("node") or not shutil.which("npm"):
        skip("this test needs Node and npm")
    if os.path.exists(os.path.join(folder, "installed")):
        return
    os.makedirs(folder, exist_ok=True)
    command = ["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", PACKAGE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired:
        skip(f"npm does not come to an end with {PACKAGE}")
    if done.returncode != 0:
        skip(f"npm cannot install {PACKAGE}: {done.stderr.strip().splitlines()[-1:]}")
    open(os.path.join(folder, "installed"), "w").close()


try:
    import numpy
except ImportError as missing:
    skip(f"this test needs NumPy for {sys.executable} ({missing})")
import onnx_cases

cli, modules = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
install(modules)
with tempfile.TemporaryDirectory() as where:
    cases = []
    for name, model, probe in onnx_cases.write(cli, where):
        arrays = numpy.load(probe)
        compared = arrays["loss_weight"] > 0  # where there is no loss, y is not computed
        cases.append({"name": name, "model": model, "shape": list(arrays["x"].shape), "outputs": arrays["y"].shape[2],
                      "x": arrays["x"].ravel().tolist(), "y": arrays["y"].ravel().tolist(), "compared": compared.ravel().tolist()})
    manifest = os.path.join(where, "cases.json")
    with open(manifest, "w") as file:
        json.dump(cases, file)
    # With one weight changed, the comparison must fail.
    for arguments, status in (([], 0), (["--wrong"], 1)):
        done = subprocess.run(["node", os.path.join(HERE, "onnx_runtime.js"), modules, manifest, *arguments],
                              capture_output=True, text=True, timeout=900)
        assert done.returncode == status, done.stdout + done.stderr
        print(done.stdout.strip())
