#!/usr/bin/python3
"""Every kind of .onnx file in ONNX Runtime, on Node: its outputs must be Backflow's within 1e-5, at several lengths and batches.
npm installs it into the folder named (113 MB, once). Exit status 77 where it or NumPy cannot be had: skipped.

  onnx_runtime.py BACKFLOW_CLI FOLDER
"""
import json
import os
import sys
import tempfile

import node
import onnx_cases

PACKAGE = "onnxruntime-node@1.30.0"  # its library for x86-64 Linux lies in the package: no script has to fetch it

try:
    import numpy
except ImportError as missing:
    node.skip(f"this test needs NumPy for {sys.executable} ({missing})")

cli, modules = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
node.install(modules, PACKAGE)
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
    print(node.run("onnx_runtime.js", modules, manifest))
    node.run("onnx_runtime.js", modules, manifest, "--wrong", status=1)  # other inputs: the comparison must fail
