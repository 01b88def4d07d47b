#!/usr/bin/env python3
"""backflow-cli as a script meets it: exit codes, one line on stderr that names the fault, and what the files hold.

Run by ctest: test_cli.py PATH-OF-BACKFLOW-CLI. Needs nothing but Python's standard library.
"""
import json
import math
import os
import re
import signal
import subprocess
import unittest
import zipfile

from commands import CLI, CommandLine, EXPLODING, SMALL

LOG_COLUMNS = "step,train_loss,val_loss,accuracy,grad_norm,grad_norm_applied,clipped,slope,half_life,seconds".split(",")


class Commands(CommandLine):
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
        self.refused(2, "verify", "--write", "v.json", "--expect", "e.json", says="not both")
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
        self.assertFalse(os.path.exists(os.path.join(self.folder, "w.onnx")))
        self.assertIn("json.load(open('w.json'))", self.run_cli("convert", "w.npz", "w.json").out)
        long = self.write("long.json", json.dumps({"name": "n" * 70000}))
        self.refused(3, "train", long, *SMALL, "--steps", "1", "--weights", "l.npz", "--log", "l.csv", says="64 KiB")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "l.csv")), "nothing is trained for weights that cannot be written")

    def test_names_whose_ending_says_no_format(self):
        self.run_cli("train", *SMALL, "--steps", "1", "--weights", "w.npz")
        for ending in (".txt", ".NPZ", ""):
            name = "other" + ending
            for command in (["train", "--weights", name], ["convert", "w.npz", name], ["convert", name, "w.json"], ["probe", "--out", name],
                            ["train", "--checkpoint", name], ["report", "--out", name], ["torch-script", "--out", name]):
                self.refused(2, *command, says=(name, "must end in"))
        self.refused(2, "convert", "w.onnx", "w.npz", says="cannot be read back")
        for command in (["convert", "", "w.json"], ["convert", "w.npz", ""], ["train", "--weights", ""]):
            self.refused(2, *command, says="name of a file is needed")
        self.refused(5, "convert", "absent.npz", "w.json", says="absent.npz")
        self.assertEqual(sorted(os.listdir(self.folder)), ["w.npz"])

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

    def test_whole_numbers_are_decimal_and_names_not_empty(self):
        self.run_cli("train", *SMALL, "--steps", "010", "--log", "l.csv")
        self.assertEqual(len(self.rows("l.csv")), 10)
        for wrong in ("0x10", "1e3", "-1", "9999999999"):
            self.assertIn("whole number", self.run_cli("train", *SMALL, "--steps=" + wrong, status=2).err)
        for option in ("--log", "--weights", "--checkpoint", "--resume", "--run-json", "--gradients"):
            self.assertIn("empty", self.run_cli("train", *SMALL, option, "", status=2).err)
        self.assertIn("empty", self.run_cli("train", "", status=2).err)
        self.assertIn(".html", self.run_cli("report", *SMALL, "--out", "r.pdf", status=2).err)
        self.run_cli("verify", *SMALL, "--steps", "1", "--write", "v.json", "--tolerance", "nan", status=2)

    def test_an_experiment_may_come_through_a_pipe(self):
        read, write = os.pipe()
        os.write(write, b'{"train": {"steps": 3}, "task": {"length": 5}, "model": {"hidden": 4}}')
        os.close(write)
        done = subprocess.run([CLI, "train", "/dev/fd/%d" % read, "--log", "l.csv"], cwd=self.folder, pass_fds=[read], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(self.rows("l.csv")), 3)

    def test_text_that_is_no_utf_8_is_refused_at_once(self):
        done = subprocess.run([CLI, "train", *SMALL, "--set", b"name=f\xfcr"], cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"UTF-8", done.stderr)

    def test_divergence(self):
        done = self.run_cli("train", *SMALL, *EXPLODING, "--log", "l.csv", status=4)
        self.assertIn("diverged", done.err)
        self.assertEqual(done.err.count("\n"), 1)
        self.assertTrue(self.rows("l.csv"))
        self.run_cli("train", *SMALL, *EXPLODING, "--allow-divergence")

    def test_interrupted_runs_keep_what_was_done(self):
        process = subprocess.Popen([CLI, "train", *SMALL, "--steps", "1000000000", "--log", "l.csv"], cwd=self.folder, stdout=subprocess.PIPE)
        log = os.path.join(self.folder, "l.csv")
        self.wait_until(lambda: os.path.exists(log))
        process.send_signal(signal.SIGINT)
        out = process.communicate(timeout=60)[0].decode()
        self.assertEqual(process.returncode, 1)
        self.assertIn("stopped before the end", out)
        self.assertTrue(self.rows("l.csv"))

    def test_gradients_of_a_long_run_are_thinned(self):
        self.run_cli("train", *SMALL, "--steps", "5000", "--set", "train.validate_every=0", "--gradients", "g.csv")
        steps = [int(row["step"]) for row in self.rows("g.csv")]
        self.assertEqual(steps[:3], [1, 4, 7])
        self.assertEqual(steps[-1], 5000)

    def test_a_probe_of_a_step_that_diverges_says_so(self):
        wild = ["--set", "model.activation=relu", "--set", "model.init.gain=3", "--set", "task.length=200", "--set", "model.hidden=8"]
        self.refused(4, "probe", *wild, "--out", "p.npz", says=("diverged", "loss", "not finite"))
        self.assertTrue(os.path.exists(os.path.join(self.folder, "p.npz")))
        self.assertIn("loss is not finite", self.run_cli("probe", *wild, "--out", "p.npz", "--allow-divergence").out)

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
        self.assertIn("hidden state h", self.run_cli("analyze", *SMALL, *EXPLODING, status=4).err)  # before a step has found out

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
        for ending in ("html", "npz", "py"):
            self.write("e." + ending, self.content("e.json"))
        for option in ("--log", "--run-json", "--gradients"):
            kept("e.json", "train", "e.json", "--steps", "1", option, "./e.json")
        kept("e.html", "report", "e.html", "--steps", "1", "--out", os.path.join(self.folder, "e.html"))
        kept("e.npz", "probe", "e.npz", "--out", "e.npz")
        kept("e.py", "torch-script", "e.py", "--out", "e.py")
        kept("e.json", "verify", "e.json", "--steps", "1", "--write", "e.json")
        self.write("d.csv", "v\n" + "\n".join(str(i % 7) for i in range(200)))
        kept("d.csv", "train", "--set", "task.name=series", "--set", "task.file=d.csv", *SMALL, "--steps", "1", "--log", "d.csv")
        self.refused(2, "train", *SMALL, "--steps", "1", "--log", "a.csv", "--gradients", "./a.csv", says="a.csv")
        self.write("d.py", self.content("d.csv"))
        kept("d.py", "torch-script", "--set", "task.name=series", "--set", "task.file=d.py", *SMALL, "--out", "d.py")
        self.run_cli("train", *SMALL, "--steps", "1", "--checkpoint", "c.backflow", "--weights", "w.npz")
        with open(os.path.join(self.folder, "c.backflow"), "rb") as file:
            before = file.read()
        self.refused(2, "train", "--resume", "c.backflow", "--log", "c.backflow", says="c.backflow")
        with open(os.path.join(self.folder, "c.backflow"), "rb") as file:
            self.assertEqual(file.read(), before)
        self.run_cli("train", "--resume", "c.backflow", "--steps", "2", "--checkpoint", "c.backflow")
        self.refused(2, "convert", "w.npz", "./w.npz", says="w.npz")

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
                              "flops_per_step", "gflops", "peak_gflops"}, set(figures))
        self.assertEqual((figures["hidden"], figures["batch"], figures["length"], figures["input"]), (32, 16, 50, 2))
        # W (32×2) sees x, of which no gradient is asked; U (32×32) and the head (1×32) have one on each side
        self.assertEqual(figures["flops_per_step"], (4 * 32 * 2 + 6 * 32 * 32) * 16 * 50 + 6 * 32 * 16)
        self.assertTrue(0 < figures["gflops"] < figures["peak_gflops"] < 1e4)  # no product is faster than the multiplier
        times = figures["step_seconds"]
        self.assertTrue(0 < times["min"] <= times["median"] <= times["max"])
        served = self.run_cli("bench", *SMALL, "--serve", input=b"n 3\nn 2\n").out.splitlines()
        self.assertEqual(served[0], "ready")
        self.assertEqual([json.loads(line)["n"] for line in served[1:]], [3, 2])

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
