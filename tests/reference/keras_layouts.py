#!/usr/bin/python3
"""The printed lines for Keras, run as they are: what they give to set_weights must be right in Keras' own layers, as TensorFlow.js
has them (which lacks reset_after). npm installs it into the folder named. Exit status 77 where it or NumPy cannot be had: skipped.

  keras_layouts.py BACKFLOW_CLI FOLDER
"""
import json
import os
import sys
import tempfile
import types

import node
import onnx_cases

PACKAGES = [f"@tensorflow/tfjs-{part}@4.22.0" for part in ("layers", "core", "backend-cpu")]
ACTIVATIONS = ("tanh", "sigmoid", "relu", "elu", "softsign", "linear")

try:
    import numpy
except ImportError as missing:
    node.skip(f"this test needs NumPy for {sys.executable} ({missing})")


class Layer:
    """Keeps what a layer of Keras is told."""

    def __init__(self, kind, units, activation=None, **more):
        self.told = {"kind": kind, "units": units, "activation": activation, **more}

    def set_weights(self, weights):
        self.told["weights"] = [array.tolist() for array in weights]


class Sequential:
    def __init__(self, layers):
        self.layers = layers[1:]


keras = sys.modules["keras"] = types.ModuleType("keras")
keras.Input, keras.Sequential = lambda shape: shape, Sequential
keras.layers = types.SimpleNamespace(**{kind: lambda *given, kind=kind, **more: Layer(kind, *given, **more)
                                        for kind in ("SimpleRNN", "LSTM", "GRU", "Dense")})
cli, modules = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
node.install(modules, *PACKAGES)
with tempfile.TemporaryDirectory() as where:
    os.chdir(where)
    cases = []
    for settings in [[f"model.cell={cell}", f"model.layers={layers}", f"model.activation={phi}", "task.target=every", "task.name=parity"]
                     for cell in ("rnn", "lstm", "gru") for layers in (1, 2) for phi in ACTIVATIONS]:
        lines = onnx_cases.run(cli, "train", settings, "--steps", "15", "--weights", "w.npz").stdout.split("# NumPy")[1]
        onnx_cases.run(cli, "probe", settings, "--steps", "15", "--out", "p.npz")
        names = {}
        exec(lines.split("# PyTorch")[0] + lines.split("# Keras")[1].split("\n", 1)[1], names)
        probe = numpy.load("p.npz")
        cases.append({"name": " ".join(settings), "layers": [layer.told for layer in names["net"].layers],
                      "x": probe["x"].transpose(1, 0, 2).tolist(), "y": probe["y"].transpose(1, 0, 2).tolist()})
    with open("cases.json", "w") as file:
        json.dump(cases, file)
    print(node.run("keras_layouts.js", modules, "cases.json"))
    node.run("keras_layouts.js", modules, "cases.json", "--wrong", status=1)  # one bias changed: the comparison must fail
