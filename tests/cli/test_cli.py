#!/usr/bin/env python3
"""backflow-cli as a script meets it: exit codes, one line on stderr that names the fault, and what the files hold.

Run by ctest: test_cli.py PATH-OF-BACKFLOW-CLI. Needs nothing but Python's standard library.
"""
import base64
import csv
import hashlib
import json
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree
import zipfile

CLI = os.path.abspath(sys.argv.pop(1))
SMALL = ["--set", "model.hidden=4", "--set", "task.length=12", "--set", "train.batch=3"]
# A linear network whose states grow a million-fold a step: Inf within one sequence.
EXPLODING = ["--set", "model.activation=linear", "--set", "model.init.gain=100", "--set", "task.length=300", "--set", "train.clip.mode=none"]
LOG_COLUMNS = "step,train_loss,val_loss,accuracy,grad_norm,grad_norm_applied,clipped,slope,half_life,seconds".split(",")


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_cli(self, *arguments, status=0, **more):
        done = subprocess.run([CLI, *arguments], cwd=self.folder, capture_output=True, timeout=300, **more)
        done.out, done.err = done.stdout.decode(), done.stderr.decode(errors="replace")
        self.assertEqual(done.returncode, status, done.out + done.err)
        return done

    def refused(self, status, *arguments, says=()):
        error = self.run_cli(*arguments, status=status).err
        self.assertEqual(error.count("\n"), 1, error)
        for text in [says] if isinstance(says, str) else says:
            self.assertIn(text, error)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return name

    def rows(self, name):
        with open(os.path.join(self.folder, name), newline="") as file:
            return list(csv.DictReader(file))

    def content(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    # What is refused, and how.

    def test_usage(self):
        self.refused(2, says="--help")
        self.refused(2, "trian", says="trian")
        self.refused(2, "train", "--no-such-option", says="--no-such-option")
        self.refused(2, "train", "--steps", "many", says="--steps")
        self.refused(2, "train", "--set", "model.cell", says="path=value")
        self.refused(2, "train", "--weights", "w.pt", says=".npz")
        self.refused(2, "train", *SMALL, "--log", "x.npz", "--weights", "x.npz", says="x.npz")
        self.refused(2, "probe", says="--out")
        self.refused(2, "list", "sells", says="cells")
        self.refused(2, "bench", "--preset", "Q", says="Q")

    def test_settings(self):
        for setting, says in {
            "model.cel=lstm": "model.cell",
            "train.clip=norm": "group of keys",
            "model.cell=lstn": "must be one of",
            "train.batch=0": "from 1 to 4096",
            "train.batch=lots": "whole number",
            "train.learning_rate=nan": "number",
            "model.peephole=half": "must be one of",
        }.items():
            self.refused(3, "train", "--set", setting, says=(setting.split("=")[0].split(".")[1], says))

    def test_experiment_files(self):
        for content, says in {
            '{"train": {"bacth": 3}}': ("train.bacth", "train.batch"),
            '{"train": {"batch": "three"}}': ("train.batch", "whole number"),
            '{"train": {"batch": 5000}}': ("train.batch = 5000", "4096"),
            '{"seed": 1, "seed": 2}': ("seed", "twice"),
            '{"backflow": 2}': "backflow = 2",
            '{"seed": 1,\n}': "line 2",
            "": "not JSON",
        }.items():
            self.refused(3, "train", self.write("exp.json", content), says=("exp.json", *([says] if isinstance(says, str) else says)))
        self.refused(3, "train", self.write("exp.json", b'{"name": "\xff"}'), says=("exp.json", "UTF-8"))

    def test_files_that_are_not_there(self):
        self.refused(5, "train", "absent.json", says=("absent.json", "no such file"))
        self.refused(5, "train", self.folder, says="folder")
        for file in ("absent.csv", self.folder):
            self.refused(5, "train", "--set", "task.name=series", "--set", "task.file=" + file, says=file)

    def series(self, content, status=3, says=(), length="5"):
        name = self.write("data.csv", content)
        self.refused(status, "train", "--steps", "1", "--set", "task.name=series", "--set", "task.file=" + name, "--set",
                     "task.length=" + length, says=("data.csv", *([says] if isinstance(says, str) else says)))

    def test_bad_data(self):
        good = "".join("%d,%d\n" % (i, i * i) for i in range(200))
        self.series("a,b\n1,2\n3\n" + good)  # ragged
        self.series("a,b\n1,2\n3,4\n")  # short
        self.series(good, length="500")  # shorter than one sequence
        self.series("")
        self.refused(3, "train", "--steps", "1", "--set", "task.name=text", "--set", "task.file=" + self.write("t.txt", b"abc\xff\xfe" * 200),
                     says="t.txt")

    def test_outputs_that_cannot_be_written(self):
        for option, name in (("--log", "l.csv"), ("--gradients", "g.csv"), ("--weights", "w.npz")):
            self.refused(5, "train", *SMALL, "--steps", "1", option, "no/folder/" + name, says=name)
        os.mkdir(os.path.join(self.folder, "folder.npz"))
        self.refused(5, "probe", *SMALL, "--out", "folder.npz", says="folder")
        if os.path.exists("/dev/full"):
            self.refused(5, "probe", *SMALL, "--out", "/dev/full", says="no space")
            with open("/dev/full", "w") as full:
                done = subprocess.run([CLI, "list"], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 5)

    def test_weights_that_a_format_cannot_say(self):
        self.refused(3, "train", *SMALL, "--steps", "1", "--set", "model.cell=lru", "--weights", "w.onnx", says=("model.cell = lru", "no operator"))
        self.run_cli("train", *SMALL, "--steps", "1", "--set", "model.cell=lru", "--weights", "w.npz")
        self.refused(3, "convert", "w.npz", "w.onnx", says=("model.cell = lru", "no operator"))
        self.refused(3, "convert", "w.onnx", "w.npz", says="cannot be read back")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "w.onnx")))
        self.assertIn("json.load(open('w.json'))", self.run_cli("convert", "w.npz", "w.json").out)

    # What is done.

    def test_train_writes_what_it_promises(self):
        self.run_cli("train", *SMALL, "--steps", "20", "--set", "train.validate_every=10", "--log", "l.csv", "--gradients", "g.csv", "--weights", "w.npz")
        log, norms = self.rows("l.csv"), self.rows("g.csv")
        self.assertEqual(list(log[0])[: len(LOG_COLUMNS)], LOG_COLUMNS)
        self.assertEqual([int(row["step"]) for row in log], list(range(1, 21)))
        self.assertEqual([row["step"] for row in log if row["val_loss"]], ["10", "20"])
        self.assertTrue(all(math.isfinite(float(row["train_loss"])) for row in log))
        self.assertEqual(list(norms[0]), ["step"] + ["t%d" % t for t in range(1, 13)])
        for row, norm in zip(log, norms):  # the two files tell the same story
            slope = (math.log(float(norm["t1"])) - math.log(float(norm["t12"]))) / 11
            self.assertAlmostEqual(slope, float(row["slope"]), places=5)
        with zipfile.ZipFile(os.path.join(self.folder, "w.npz")) as archive:
            self.assertLessEqual({"rnn.weight_ih_l0.npy", "rnn.weight_hh_l0.npy", "head.weight.npy", "head.bias.npy"}, set(archive.namelist()))

    def test_a_run_is_a_function_of_its_file(self):
        for name, more in (("a", []), ("b", []), ("c", ["--set", "seed=8"])):
            self.run_cli("train", *SMALL, "--steps", "30", "--weights", name + ".npz", *more)
        a, b, c = (self.content(name + ".npz") for name in "abc")
        self.assertEqual(a, b)
        self.assertNotEqual(a, c)

    def test_divergence(self):
        done = self.run_cli("train", *SMALL, *EXPLODING, "--log", "l.csv", status=4)
        self.assertIn("diverged", done.err)
        self.assertEqual(done.err.count("\n"), 1)
        self.assertTrue(self.rows("l.csv"))
        self.run_cli("train", *SMALL, *EXPLODING, "--allow-divergence")

    def test_interrupted_runs_keep_what_was_done(self):
        process = subprocess.Popen([CLI, "train", *SMALL, "--steps", "1000000000", "--log", "l.csv"], cwd=self.folder, stdout=subprocess.PIPE)
        log = os.path.join(self.folder, "l.csv")
        for _ in range(600):
            if os.path.exists(log):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out = process.communicate(timeout=60)[0].decode()
        self.assertEqual(process.returncode, 0)
        self.assertIn("stopped before the end", out)
        self.assertTrue(self.rows("l.csv"))

    def test_gradients_of_a_long_run_are_thinned(self):
        self.run_cli("train", *SMALL, "--steps", "5000", "--set", "train.validate_every=0", "--gradients", "g.csv")
        steps = [int(row["step"]) for row in self.rows("g.csv")]
        self.assertEqual(steps[:3], [1, 4, 7])
        self.assertEqual(steps[-1], 5000)

    def test_probe(self):
        self.run_cli("probe", *SMALL, "--steps", "2", "--out", "p.npz")
        with zipfile.ZipFile(os.path.join(self.folder, "p.npz")) as archive:
            names = {name[:-4] for name in archive.namelist()}
        self.assertLessEqual({"x", "target", "loss_weight", "loss", "y", "h_l0", "h0_l0", "dh_l0", "norm_l0", "triangle", "meta",
                              "rnn.weight_hh_l0", "grad/rnn.weight_hh_l0", "new/rnn.weight_hh_l0"}, names)

    def test_check(self):
        out = self.run_cli("check", *SMALL).out
        self.assertIn("worst", out)
        self.assertEqual(out.count("\n"), 2, "progress is for terminals")

    def test_analyze(self):
        # U = 0.9 Q, linear: every measure of the recurrence is ln 0.9.
        linear = [*SMALL, "--set", "precision=float64", "--set", "model.activation=linear", "--set", "model.init.gain=0.9"]
        done = self.run_cli("analyze", *linear, "--json")
        self.assertEqual(done.err, "")
        found = json.loads(done.out)
        self.assertEqual((found["step"], found["hidden"], found["batch"], found["length"]), (0, 4, 3, 12))
        slope = found["layers"][0]["slope"]
        self.assertAlmostEqual(slope["slope"], math.log(0.9), places=9)
        self.assertAlmostEqual(slope["half_life"], math.log(0.5) / math.log(0.9), places=6)
        self.assertEqual((slope["t1"], slope["t2"]), (1, 12))
        for exponent in found["jacobians"]["lyapunov_exponents"]:
            self.assertAlmostEqual(exponent, math.log(0.9), places=9)
        self.assertAlmostEqual(found["layers"][0]["spectrum"][0]["spectral_radius"], 0.9, places=9)
        self.assertEqual(found["verdict"]["kind"], "healthy")
        self.assertIsNone(found["paths"])
        self.assertEqual([part["what"] for part in found["skipped"]], ["paths"])
        self.assertTrue(found["complete"])
        self.assertGreater(found["sharpness"]["lambda_max"], 0)
        self.assertEqual(found["experiment"]["model"]["activation"], "linear")

        text = self.run_cli("analyze", *SMALL, "--set", "model.cell=lstm", "--steps", "2").out
        for name in ("half-life", "Lyapunov", "highway", "forget gate", "η·λ_max", "σ₁(J_t)"):
            self.assertIn(name, text)
        self.assertEqual(json.loads(self.run_cli("analyze", *SMALL, "--steps", "2", "--json").out)["step"], 2)
        self.refused(3, "analyze", "--set", "model.hidden=0", says="model.hidden")
        self.refused(2, "analyze", "--steps", "-1", says="--steps")

    def test_analyze_every_cell(self):
        cells = [entry["id"] for entry in json.loads(self.run_cli("list", "cells", "--json").out)]
        self.assertGreater(len(cells), 5)
        for cell in cells:
            with self.subTest(cell):
                of = ("analyze", *SMALL, "--set", "model.cell=" + cell, "--steps", "2")
                self.assertIn("η·λ_max", self.run_cli(*of).out)  # the last of its tables
                gates = json.loads(self.run_cli(*of, "--json").out)["layers"][0]["saturation"]["gates"]
                self.assertFalse({"n", "g"} & set(gates))  # candidates are no gates

    def test_analyze_of_a_run_that_diverged(self):
        done = self.run_cli("analyze", *SMALL, *EXPLODING, "--steps", "3", "--json", status=4)
        self.assertIn("diverged", done.err)
        self.assertEqual(json.loads(done.out)["verdict"]["kind"], "diverged")
        self.run_cli("analyze", *SMALL, *EXPLODING, "--steps", "3", "--json", "--allow-divergence")
        self.assertIn("loss L", self.run_cli("analyze", *SMALL, *EXPLODING, status=4).err)  # before a step has found out

    def test_list_and_schema(self):
        everything = json.loads(self.run_cli("list", "--json").out)
        self.assertIn("vanishing", [entry["id"] for entry in everything["experiments"]])
        for kind in ("cells", "activations", "inits", "tasks", "optimizers", "clips", "schedules", "experiments"):
            self.assertTrue(everything[kind])
            self.assertEqual(json.loads(self.run_cli("list", kind, "--json").out), everything[kind])
            for entry in everything[kind]:
                self.assertLessEqual({"id", "label", "equation", "source"}, set(entry))
            self.assertIn(everything[kind][0]["id"], self.run_cli("list", kind).out)
        self.assertTrue(self.run_cli("list", "--markdown").out.startswith("# "))
        self.refused(2, "list", "cells", "--markdown", says="--markdown")
        self.assertEqual(json.loads(self.run_cli("schema").out)["additionalProperties"], False)

    def test_what_is_read_is_not_written_over(self):
        def kept(name, *arguments):
            before = self.content(name)
            self.refused(2, *arguments, says=name)
            self.assertEqual(self.content(name), before)

        self.write("e.json", '{"backflow": 1, "model": {"hidden": 4}, "task": {"length": 12}}')
        for option in ("--log", "--run-json", "--gradients", "--checkpoint"):
            kept("e.json", "train", "e.json", "--steps", "1", option, "./e.json")
        kept("e.json", "report", "e.json", "--steps", "1", "--out", os.path.join(self.folder, "e.json"))
        kept("e.json", "probe", "e.json", "--out", "e.json")
        kept("e.json", "torch-script", "e.json", "--out", "e.json")
        kept("e.json", "verify", "e.json", "--steps", "1", "--write", "e.json")
        self.write("d.csv", "v\n" + "\n".join(str(i % 7) for i in range(200)))
        kept("d.csv", "train", "--set", "task.name=series", "--set", "task.file=d.csv", *SMALL, "--steps", "1", "--log", "d.csv")
        self.refused(2, "train", *SMALL, "--steps", "1", "--log", "a.csv", "--gradients", "./a.csv", says="a.csv")

    def test_every_output_names_the_same_numeric_mode(self):
        version = re.fullmatch(r"backflow-cli \d+\.\d+\.\d+ \((.+, (?:GCC|clang) .+, Eigen .+)\)\n", self.run_cli("--version").out)
        self.assertTrue(version)
        mode = version[1]
        self.assertIn(f"numeric mode {mode}\n", self.run_cli("train", *SMALL, "--steps", "1").out)
        self.assertEqual(json.loads(self.run_cli("bench", *SMALL, "--repeats", "1").out)["numeric_mode"], mode)
        self.run_cli("probe", *SMALL, "--out", "p.npz")
        with zipfile.ZipFile(os.path.join(self.folder, "p.npz")) as archive:
            self.assertIn(mode.encode("utf-32-le"), archive.read("numeric_mode.npy"))
            self.assertNotIn("numeric_mode".encode("utf-32-le"), archive.read("meta.npy"), "meta is the experiment, to be read back")

    REPRODUCTION = {"reproduce": 1, "number": 77, "title": "A small one", "source": "Nobody 2000", "look_at": "It",
                    "experiment": {"task": {"length": 12}, "model": {"hidden": 4}, "train": {"batch": 3, "validate_every": 5}},
                    "seeds": [1, 2], "needed": 2,
                    "arms": [{"name": "an arm", "steps": 10, "checks": [{"figure": "val_loss", "must": "fall_below", "bound": 1000}]}]}

    def test_reproduce(self):
        listed = self.run_cli("reproduce", "--list").out.splitlines()
        self.assertGreater(len(listed), 5)
        known = [entry["id"] for entry in json.loads(self.run_cli("list", "experiments", "--json").out)]
        for line in listed:
            self.assertIn(line.split()[1], known)
        done = self.run_cli("reproduce", "folds", "1", "--jobs", "1").out
        self.assertIn("all pass", done)
        self.assertNotIn("\r", done, "no bar but on a terminal")
        self.assertEqual(done.count("    pass"), 2)
        good = self.write("good.json", json.dumps(self.REPRODUCTION))
        self.assertIn("seed 2", self.run_cli("reproduce", good).out)
        bad = self.write("bad.json", json.dumps(self.REPRODUCTION).replace('"bound": 1000', '"bound": 0'))
        self.assertIn("failed: 77", self.run_cli("reproduce", good, bad, status=1).out)
        self.refused(2, "reproduce", says="--all")
        self.refused(2, "reproduce", "--all", "folds", says="--all")
        self.refused(2, "reproduce", "nonesuch", says=("nonesuch", "folds"))
        self.refused(2, "reproduce", "folds", "--jobs", "0", says="--jobs")
        self.refused(5, "reproduce", "nonesuch.json", says="nonesuch.json")
        wrong = self.write("wrong.json", json.dumps(self.REPRODUCTION).replace('"val_loss"', '"loss"'))
        self.refused(3, "reproduce", wrong, says=("wrong.json", "arms[0].checks[0].figure", "val_loss"))

    def test_bench(self):
        figures = json.loads(self.run_cli("bench", "--preset", "S", "--repeats", "3", "--json").out)
        self.assertLessEqual({"cell", "hidden", "batch", "length", "input", "precision", "threads", "instrumented", "step_seconds",
                              "flops_per_step", "gflops"}, set(figures))
        self.assertEqual((figures["hidden"], figures["batch"], figures["length"], figures["input"]), (32, 16, 50, 2))
        times = figures["step_seconds"]
        self.assertTrue(0 < times["min"] <= times["median"] <= times["max"])
        served = self.run_cli("bench", *SMALL, "--serve", input=b"n 3\nn 2\n").out.splitlines()
        self.assertEqual(served[0], "ready")
        self.assertEqual([json.loads(line)["n"] for line in served[1:]], [3, 2])

    # Sweeps.

    SWEEP = {"backflow_sweep": 1, "experiment": {"task": {"length": 10}, "model": {"hidden": 8}, "train": {"batch": 4}}, "steps": 150,
             "grid": [{"key": "model.init.spectral_radius", "from": 0.5, "to": 2.3, "count": 10}, {"key": "task.length", "from": 6, "to": 15, "count": 10},
                      {"key": "seed", "values": [1, 2]}]}

    def trials(self, folder="out"):
        return sorted(name for name in os.listdir(os.path.join(self.folder, folder)) if name.startswith("trial-"))

    def test_a_sweep_killed_twice_ends_with_every_trial_once(self):
        sweep = self.write("sweep.json", json.dumps(self.SWEEP))
        command = [CLI, "sweep", sweep, "--jobs", "2", "--out", "out"]
        before = 0
        for _ in range(2):
            process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL)
            for _ in range(6000):
                if os.path.isdir(os.path.join(self.folder, "out")) and len(self.trials()) >= before + 20:
                    break
                time.sleep(0.005)
            process.kill()
            process.wait()
            kept = {name: self.content("out/" + name) for name in self.trials()}
            self.assertTrue(before + 20 <= len(kept) < 200, len(kept))
            before = len(kept)
            for content in kept.values():
                json.loads(content)  # whole, each of them
        partial = self.run_cli("sweep", "merge", "out", status=1)
        self.assertIn("missing: %d of 200" % (200 - before), partial.err)
        self.run_cli("sweep", "merge", "out", "--partial")
        done = self.run_cli("sweep", sweep, "--jobs", "2", "--out", "out")
        self.assertIn("%d of 200 trials are there already" % before, done.out)
        for name, content in kept.items():
            self.assertEqual(self.content("out/" + name), content, "what was done is not done again")
        self.assertEqual(self.trials(), ["trial-%06d.json" % n for n in range(1, 201)])
        self.run_cli("sweep", "merge", "out")
        rows = self.rows("out/sweep.csv")
        self.assertEqual([int(row["trial"]) for row in rows], list(range(1, 201)))
        self.assertEqual(len({(row["model.init.spectral_radius"], row["task.length"], row["seed"]) for row in rows}), 200)
        self.assertEqual({row["status"] for row in rows}, {"done"})
        self.assertEqual({row["steps"] for row in rows}, {"150"})
        xml.etree.ElementTree.parse(os.path.join(self.folder, "out/sweep.svg"))

        # What is refused leaves nothing behind.
        self.refused(2, "sweep", sweep, "--index", "201", "--out", "none", says="--index")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "none")))

        # The same trials in parts, elsewhere: the same figures.
        self.run_cli("sweep", sweep, "--index", "7", "--out", "parts")
        self.run_cli("sweep", sweep, "--chunk", "2/40", "--out", "parts")
        self.assertEqual(self.trials("parts"), ["trial-%06d.json" % n for n in (2, 7, 42, 82, 122, 162)])
        for name in self.trials("parts"):
            a, b = (json.loads(self.content(folder + name)) for folder in ("out/", "parts/"))
            a.pop("seconds"), b.pop("seconds")
            self.assertEqual(a, b)

    def test_a_sweep_stops_when_asked_and_goes_on(self):
        sweep = self.write("sweep.json", json.dumps(dict(self.SWEEP, steps=2000)))
        process = subprocess.Popen([CLI, "sweep", sweep, "--jobs", "1", "--out", "out"], cwd=self.folder, stdout=subprocess.PIPE)
        for _ in range(6000):
            if os.path.isdir(os.path.join(self.folder, "out")) and self.trials():
                break
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
        out = process.communicate(timeout=60)[0].decode()
        self.assertEqual(process.returncode, 1)
        self.assertIn("goes on with the rest", out)
        self.assertEqual([name for name in os.listdir(os.path.join(self.folder, "out")) if name.endswith(".tmp")], [])

    def test_failed_and_diverged_trials_are_results(self):
        base = {"task": {"name": "series"}, "model": {"hidden": 4, "activation": "linear"}, "train": {"batch": 3, "clip": {"mode": "none"}}}
        sweep = {"backflow_sweep": 1, "experiment": base, "steps": 2,
                 "grid": [{"key": "task.length", "values": [300, 20000]}, {"key": "model.init.gain", "values": [1, 100]}]}
        name = self.write("sweep.json", json.dumps(sweep))
        self.assertEqual(self.run_cli("sweep", name, "--count").out, "4\n")
        self.assertIn("4 of 4 trials done, 1 diverged, 2 failed", self.run_cli("sweep", name, "--out", "out").out)
        merged = self.run_cli("sweep", "merge", "out", "--csv", "t.csv", "--svg", "p.svg", "--colour", "slope")
        self.assertEqual(merged.err, "")
        rows = self.rows("t.csv")
        self.assertEqual([row["status"] for row in rows], ["done", "failed", "diverged", "failed"])
        self.assertIn("hidden state", rows[2]["divergence"])
        self.assertIn("20000", rows[1]["error"])
        self.assertTrue(float(rows[0]["loss"]) > 0)
        self.assertEqual(rows[2]["loss"], "")

    def test_a_merge_tells_of_different_numeric_modes(self):
        sweep = self.write("sweep.json", json.dumps(dict(self.SWEEP, steps=0, grid=[{"key": "seed", "values": [1, 2]}])))
        self.run_cli("sweep", sweep, "--out", "out")
        trial = json.loads(self.content("out/trial-000002.json"))
        self.write("out/trial-000002.json", json.dumps(dict(trial, numeric_mode="another machine")))
        self.assertIn("2 numeric modes", self.run_cli("sweep", "merge", "out").err)

    def test_sweeps_that_are_refused(self):
        sweep = self.write("sweep.json", json.dumps(dict(self.SWEEP, steps=0)))
        self.refused(2, "sweep", says="merge DIR")
        self.refused(2, "sweep", sweep, says="--out")
        self.refused(2, "sweep", sweep, "--out", "o", "--chunk", "0/4", says="--chunk")
        self.refused(2, "sweep", sweep, "--out", "o", "--chunk", "1/4x", says="--chunk")
        self.refused(2, "sweep", sweep, "--out", "o", "--index", "201", says=("--index", "200"))
        self.refused(2, "sweep", sweep, "--out", "o", "--index", "1", "--chunk", "1/2", says="--chunk")
        self.refused(5, "sweep", "absent.json", "--out", "o", says="absent.json")
        self.refused(5, "sweep", "merge", "absent", says="absent")
        self.refused(3, "sweep", self.write("w.json", '{"backflow_sweep": 1, "grid": [{"key": "model.cell", "values": ["lstn"]}]}'), "--out", "o",
                     says=("w.json", "grid[0]", "model.cell", "must be one of"))
        self.run_cli("sweep", sweep, "--out", "out", "--index", "1")
        other = self.write("other.json", json.dumps(dict(self.SWEEP, steps=1)))
        self.refused(3, "sweep", other, "--out", "out", says="another sweep")
        os.rename(os.path.join(self.folder, "out/trial-000001.json"), os.path.join(self.folder, "out/trial-000002.json"))
        self.refused(3, "sweep", sweep, "--out", "out", says="trial-000002.json")
        self.write("out/trial-000002.json", self.content("out/trial-000002.json")[:40])
        self.refused(3, "sweep", sweep, "--out", "out", says=("trial-000002.json", "not JSON", "remove it"))

    # Checkpoints.

    def weights(self, name):
        with zipfile.ZipFile(os.path.join(self.folder, name)) as archive:
            return {entry: archive.read(entry) for entry in archive.namelist() if entry != "experiment.npy"}

    def test_a_resumed_run_equals_the_uninterrupted_one(self):
        whole = [*SMALL, "--set", "train.clip.mode=autoclip", "--set", "model.dropout=0.2", "--set", "model.layers=2", "--set", "train.validate_every=100"]
        self.run_cli("train", *whole, "--steps", "1000", "--weights", "whole.npz", "--log", "whole.csv", "--run-json", "whole.json")
        self.run_cli("train", *whole, "--steps", "500", "--checkpoint", "half.backflow")
        out = self.run_cli("train", "--resume", "half.backflow", "--steps", "1000", "--weights", "resumed.npz", "--log", "resumed.csv", "--run-json", "resumed.json").out
        self.assertIn("goes on after training step 500", out)
        a, b = self.weights("whole.npz"), self.weights("resumed.npz")
        self.assertEqual({name: a[name] for name in a if "weight" in name or "bias" in name}, {name: b[name] for name in b if "weight" in name or "bias" in name})
        for one, other in zip(self.rows("whole.csv"), self.rows("resumed.csv"), strict=True):
            one.pop("seconds"), other.pop("seconds")
            self.assertEqual(one, other)
        a, b = (json.loads(self.content(name)) for name in ("whole.json", "resumed.json"))
        self.assertEqual(a["parameters_sha256"], b["parameters_sha256"])
        self.assertEqual(a["summary"], b["summary"])
        self.assertEqual((a["resumed_at"], b["resumed_at"]), (None, 500))

    def test_a_stopped_or_killed_run_goes_on_from_its_checkpoint(self):
        steps = ["--steps", "40000", "--set", "train.validate_every=0"]
        self.run_cli("train", *SMALL, *steps, "--run-json", "whole.json")
        wanted = json.loads(self.content("whole.json"))["parameters_sha256"]
        for sent in (signal.SIGTERM, signal.SIGKILL):
            file = os.path.join(self.folder, "c%d.backflow" % sent)
            process = subprocess.Popen([CLI, "train", *SMALL, *steps, "--checkpoint", file, "--checkpoint-every", "500"], cwd=self.folder, stdout=subprocess.PIPE)
            for _ in range(6000):
                if os.path.exists(file):
                    break
                time.sleep(0.005)
            process.send_signal(sent)
            out = process.communicate(timeout=60)[0].decode()
            if sent == signal.SIGTERM:
                self.assertEqual(process.returncode, 0)
                self.assertIn("stopped before the end", out)
            self.run_cli("train", "--resume", file, "--run-json", "resumed.json")
            resumed = json.loads(self.content("resumed.json"))
            self.assertTrue(0 < resumed["resumed_at"] < 40000, resumed["resumed_at"])
            self.assertTrue(resumed["summary"]["complete"])
            self.assertEqual(resumed["parameters_sha256"], wanted)

    def test_checkpoints_of_runs_that_diverge_and_files_that_are_none(self):
        self.run_cli("train", *SMALL, *EXPLODING, "--checkpoint", "c.backflow", status=4)
        self.run_cli("train", "--resume", "c.backflow", status=4)
        self.run_cli("train", *SMALL, "--steps", "5", "--checkpoint", "d.backflow")
        self.refused(2, "train", self.write("e.json", "{}"), "--resume", "d.backflow", says="EXP")
        self.refused(3, "train", "--resume", "d.backflow", "--set", "name=x", "--set", "model.hidden=5", says=("model.hidden", "--resume"))
        self.refused(3, "train", "--resume", "d.backflow", "--set", "model.activation=prelu", says=("model.activation", "--resume"))
        self.refused(3, "train", "--resume", "d.backflow", "--steps", "4", says=("--steps 4", "step 5"))
        self.refused(3, "train", "--resume", self.write("no.backflow", "no session"), says=("no.backflow", "is no session"))
        self.refused(3, "train", "--resume", self.write("cut.backflow", self.content("d.backflow")[:500]), says=("cut.backflow", "damaged session file"))
        self.refused(5, "train", "--resume", "absent.backflow", says="absent.backflow")
        self.refused(2, "train", "--checkpoint-every", "5", says="--checkpoint")
        self.run_cli("train", "--resume", "d.backflow", "--steps", "8", "--set", "train.learning_rate=0.01", "--checkpoint", "d.backflow")
        self.run_cli("train", "--resume", "d.backflow", "--steps", "9", "--log", "l.csv")
        self.assertEqual([int(row["step"]) for row in self.rows("l.csv")], list(range(1, 10)))

    # What comes out for others.

    def test_run_json(self):
        self.run_cli("train", *SMALL, "--set", "task.name=series", "--steps", "10", "--run-json", "run.json", "--weights", "w.npz")
        run = json.loads(self.content("run.json"))
        self.assertEqual((run["backflow_run"], run["summary"]["steps"], run["summary"]["complete"]), (1, 10, True))
        self.assertIn(run["numeric_mode"], self.run_cli("--version").out)
        self.assertIn(run["version"], self.run_cli("--version").out)
        with open(run["data"]["file"], "rb") as data:
            self.assertEqual(run["data"]["sha256"], hashlib.sha256(data.read()).hexdigest())
        self.assertEqual(run["experiment"]["model"]["hidden"], 4)
        self.assertTrue(run["wall_seconds"] > 0)
        arrays = {name: content for name, content in self.weights("w.npz").items() if "weight" in name or "bias" in name}
        bytes_ = b"".join(arrays[name][10 + int.from_bytes(arrays[name][8:10], "little"):] for name in sorted(arrays))  # without the .npy headers
        self.assertEqual(run["parameters_sha256"], hashlib.sha256(bytes_).hexdigest())
        self.run_cli("train", *SMALL, *EXPLODING, "--run-json", "run.json", status=4)
        run = json.loads(self.content("run.json"))
        self.assertFalse(run["summary"]["complete"])
        self.assertIn("hidden state", run["summary"]["divergence"]["text"])

    def test_report(self):
        name = "a < b & c </script> \u2014"
        exp = self.write("e.json", json.dumps({"name": name, "model": {"cell": "lstm", "hidden": 4}, "task": {"length": 12}, "train": {"batch": 3}}))
        self.run_cli("report", exp, "--steps", "30", "--out", "r.html")
        page = self.content("r.html").decode()
        self.assertNotIn("a < b", page.replace(json.dumps(name).replace("<", "\\u003c"), ""))
        for text in ("Gradient norm over training", "chance", "Lyapunov", "numeric mode".capitalize(), "parameters", "forget gate"):
            self.assertIn(text, page)
        self.assertEqual(re.findall(r"(?:src|href)=\"(?!data:)", page), [], "nothing from outside")
        self.assertNotIn("url(", page)
        plots = re.findall(r"<svg.*?</svg>", page, re.S)
        self.assertEqual(len(plots), 4)
        for plot in plots:
            tags = [element.tag.split("}")[1] for element in xml.etree.ElementTree.fromstring(plot)]
            self.assertEqual(tags[:2], ["title", "desc"])
            self.assertNotIn("nan", plot.lower().replace(">nan<", ""))
        embedded = json.loads(re.search(r'<script type="application/json" id="experiment">(.*?)</script>', page, re.S)[1])
        self.assertEqual((embedded["name"], embedded["train"]["steps"]), (name, 30))
        saved = re.search(r"base64,([A-Za-z0-9+/=]+)", page)[1]
        self.assertEqual(json.loads(base64.b64decode(saved)), embedded)
        self.run_cli("report", *SMALL, *EXPLODING, "--out", "d.html", status=4)
        self.assertIn("diverged", self.content("d.html").decode())
        self.run_cli("report", *SMALL, "--steps", "0", "--out", "z.html")
        self.refused(2, "report", says="--out")
        self.refused(5, "report", *SMALL, "--out", "no/folder/r.html", says="no/folder")

    def test_verify(self):
        run = [*SMALL, "--steps", "40"]
        self.run_cli("train", *run, "--weights", "w.npz")
        self.run_cli("verify", *run, "--write", "e.json")
        self.assertIn(" as expected", self.run_cli("verify", *SMALL, "--expect", "e.json").out)
        out = self.run_cli("verify", *SMALL, "--set", "seed=8", "--expect", "e.json", status=1).out
        self.assertIn("FAIL  train_loss at step 10", out)
        self.assertIn("FAIL  parameters_sha256", out)
        self.assertIn("ok    verdict", out)

        def expect(*all):
            return self.write("f.json", json.dumps({"backflow_expect": 1, "steps": 40, "expect": list(all)}))

        loss = float(next(row for row in json.loads(self.content("e.json"))["expect"] if row["figure"] == "val_loss")["is"])
        good = [{"figure": "val_loss", "is": loss + 1e-4, "tolerance": 2e-4}, {"figure": "val_loss", "below": loss * 1.01, "above": loss * 0.99},
                {"figure": "weights", "is": "w.npz"}, {"figure": "divergence", "is": "none"}, {"figure": "steps", "is": 40},
                {"figure": "grad_ratio", "above": 0, "below": 1e3}]
        self.run_cli("verify", *SMALL, "--expect", expect(*good))
        for bad in ({"figure": "val_loss", "is": loss + 1e-4, "tolerance": 0.5e-4}, {"figure": "val_loss", "below": loss}, {"figure": "verdict", "is": "dead"},
                    {"figure": "train_loss", "step": 41, "below": 100}, {"figure": "val_loss", "above": loss}):
            self.assertIn("FAIL", self.run_cli("verify", *SMALL, "--expect", expect(bad), status=1).out)
        self.assertIn("FAIL  weights", self.run_cli("verify", *SMALL, "--set", "seed=8", "--expect", expect(good[2]), status=1).out)
        self.run_cli("verify", *SMALL, "--set", "seed=8", "--expect", expect(dict(good[2], tolerance=100)))
        self.assertIn("their names, shapes", self.run_cli("verify", *SMALL, "--set", "model.hidden=5", "--expect", expect(dict(good[2], tolerance=100)), status=1).out)
        self.run_cli("verify", *run, "--set", "seed=8", "--write", "t.json", "--tolerance", "10")
        self.run_cli("verify", *SMALL, "--expect", "t.json", "--set", "seed=9")
        self.assertNotIn("parameters_sha256", self.content("t.json").decode(), "bits are not to be expected where a tolerance is")
        for content, says in (({"figure": "los", "is": 1}, "expect[0].figure"), ({"figure": "val_loss"}, "expect[0].is"), ({"figure": "val_loss", "is": 1, "tol": 2}, "expect[0].tol"),
                              ({"figure": "verdict", "is": 3}, "expect[0].is"), ({"figure": "verdict", "is": "dead", "step": 3}, "expect[0].step")):
            self.refused(3, "verify", *SMALL, "--expect", expect(content), says=("f.json", says))
        self.refused(2, "verify", *SMALL, says="--expect")
        self.refused(5, "verify", *SMALL, "--expect", "absent.json", says="absent.json")
        self.refused(5, "verify", *SMALL, "--expect", expect({"figure": "weights", "is": "gone.npz"}), says="gone.npz")

    def test_completion(self):
        script = self.write("complete.sh", self.run_cli("completion").out)

        def complete(*words):
            program = 'source ./complete.sh; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _backflow_cli; printf "%s\\n" "${COMPREPLY[@]}"'
            return subprocess.run(["bash", "-c", program, "bash", "backflow-cli", *words], cwd=self.folder, capture_output=True, check=True).stdout.decode().split()

        self.assertIn("sweep", complete("sw"))
        self.assertEqual(complete("train", "--checkpoint-"), ["--checkpoint-every"])
        self.assertIn("model.cell=", complete("train", "--set", "model.c"))
        self.assertEqual(complete("train", "--set", "model.cell", "=", "lst"), ["lstm"])
        self.assertEqual(complete("train", "--set", "model.layer_norm", "="), ["true", "false"])
        self.assertEqual(complete("sweep", "merge", "--colour", "l"), ["loss"])
        self.assertEqual(complete("list", "ce"), ["cells"])
        self.assertIn("adding", complete("reproduce", "ad"))
        self.assertEqual(complete("train", "--steps", "1"), [])
        self.assertEqual(subprocess.run(["bash", "-n", script], cwd=self.folder).returncode, 0)


if __name__ == "__main__":
    unittest.main()
