#!/usr/bin/python3
"""Every kind of .onnx file before ONNX's own checker, with its inference of shapes; and what ONNX cannot say is refused. Exit
status 77 where there is no package onnx: skipped.

  onnx_check.py BACKFLOW_CLI
"""
import json
import os
import sys
import tempfile

try:
    import onnx
    import onnx.checker
except ImportError as missing:
    print(f"SKIPPED: this test needs the package onnx (Debian: python3-onnx) for {sys.executable} ({missing})")
    sys.exit(77)

import onnx_cases

CLI = os.path.abspath(sys.argv[1])


def dimensions(value):
    return [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]


with tempfile.TemporaryDirectory() as folder:
    for settings in onnx_cases.TRAINED:
        file = os.path.join(folder, "m.onnx")
        onnx_cases.run(CLI, "train", settings, "--steps", "1", "--weights", file)
        model = onnx.load(file)
        onnx.checker.check_model(model, full_check=True)
        [x], [y] = model.graph.input, model.graph.output
        assert x.name == "x" and y.name == "y" and dimensions(x)[:2] == dimensions(y)[:2] == ["T", "B"], settings
        inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True).graph.output[0]
        assert dimensions(inferred) == dimensions(y), (settings, dimensions(inferred))
        experiment = json.loads({p.key: p.value for p in model.metadata_props}["backflow"])
        assert experiment["model"]["hidden"] == 12 and len(model.graph.node) >= 4
        broken = onnx.load(file)
        broken.graph.node[0].input[1] = "nothing"
        try:
            onnx.checker.check_model(broken)
        except onnx.checker.ValidationError:
            continue
        raise AssertionError("the checker lets everything through")
    for settings, why in onnx_cases.REFUSED.items():
        file = os.path.join(folder, "refused.onnx")
        error = onnx_cases.run(CLI, "train", settings.split(), "--steps", "1", "--weights", file, status=3).stderr
        assert why in error and error.count("\n") == 1 and not os.path.exists(file), error
    print(f"{len(onnx_cases.TRAINED)} files pass onnx.checker {onnx.__version__}, {len(onnx_cases.REFUSED)} networks are refused")
