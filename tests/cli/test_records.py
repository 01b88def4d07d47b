#!/usr/bin/env python3
"""What a run leaves to go on from and to be judged by: checkpoints, run.json, reports, expectations.

Run by ctest: test_records.py PATH-OF-BACKFLOW-CLI. Needs nothing but Python's standard library.
"""
import base64
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import unittest
import xml.etree.ElementTree
import zipfile

from commands import CLI, CommandLine, EXPLODING, SMALL


class Records(CommandLine):
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
            self.wait_until(lambda: os.path.exists(file))
            process.send_signal(sent)
            out = process.communicate(timeout=60)[0].decode()
            if sent == signal.SIGTERM:
                self.assertEqual(process.returncode, 1)
                self.assertIn("stopped before the end", out)
            self.run_cli("train", "--resume", file, "--run-json", "resumed.json")
            resumed = json.loads(self.content("resumed.json"))
            self.assertTrue(0 < resumed["resumed_at"] < 40000, resumed["resumed_at"])
            self.assertTrue(resumed["summary"]["complete"])
            self.assertEqual(resumed["parameters_sha256"], wanted)

    def test_a_resumed_run_keeps_the_gradient_norms_from_before(self):
        self.run_cli("train", *SMALL, "--steps", "8", "--gradients", "whole.csv")
        self.run_cli("train", *SMALL, "--steps", "5", "--gradients", "g.csv", "--checkpoint", "c.backflow")
        self.run_cli("train", "--resume", "c.backflow", "--steps", "8", "--gradients", "g.csv")
        self.assertEqual(self.content("g.csv"), self.content("whole.csv"))
        self.run_cli("train", "--resume", "c.backflow", "--steps", "8", "--gradients", "c.csv")
        self.assertEqual([row["step"] for row in self.rows("c.csv")], ["6", "7", "8"])
        done = self.run_cli("train", "--resume", "c.backflow", "--steps", "8", "--gradients", "c.backflow", status=2)
        self.assertIn("read by this command", done.err)

    def test_one_record_that_cannot_be_written_does_not_cost_the_others(self):
        os.mkdir(os.path.join(self.folder, "gone"))
        arguments = ["train", *SMALL, "--steps", "30000", "--set", "train.validate_every=0", "--log", "gone/l.csv", "--checkpoint", "gone/c.backflow", "--checkpoint-every", "500",
                     "--weights", "w.npz", "--run-json", "r.json"]
        process = subprocess.Popen([CLI, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.wait_until(lambda: os.path.exists(os.path.join(self.folder, "gone", "l.csv")))
        shutil.rmtree(os.path.join(self.folder, "gone"))
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 5)
        self.assertIn("l.csv", err.decode().splitlines()[-1])
        early = [line for line in err.decode().splitlines() if "c.backflow" in line and "tried again" in line]
        self.assertEqual(len(early), 1, "said at once, and once")
        self.assertIn("verdict", out.decode())
        self.assertTrue(os.path.exists(os.path.join(self.folder, "w.npz")) and os.path.exists(os.path.join(self.folder, "r.json")))

    def test_checkpoints_of_runs_that_diverge_and_files_that_are_none(self):
        self.run_cli("train", *SMALL, *EXPLODING, "--checkpoint", "c.backflow", status=4)
        self.run_cli("train", "--resume", "c.backflow", status=4)
        self.run_cli("train", "--resume", "c.backflow", "--allow-divergence")
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

    def test_a_run_that_diverged_goes_on_from_before_that_step(self):
        wild = ["--set", "model.activation=relu", "--set", "train.clip.mode=none", "--set", "train.optimizer=sgd", "--set", "train.learning_rate=30"]
        self.run_cli("train", *SMALL, "--steps", "2000", "--checkpoint", "c.backflow")  # where key frames are steps apart
        said = self.run_cli("train", "--resume", "c.backflow", *wild, "--steps", "3000", "--checkpoint", "c.backflow", "--log", "a.csv", status=4).err
        step = int(re.search(r"diverged: .*training step (\d+)", said).group(1))
        for _ in range(2):  # the checkpoint that it leaves is the same again
            done = self.run_cli("train", "--resume", "c.backflow", "--checkpoint", "c.backflow", "--log", "b.csv", status=4)
            self.assertIn("goes on after training step %d, before the one that diverged" % (step - 1), done.out)
            self.assertEqual(done.err, said)
        for one, other in zip(self.rows("a.csv"), self.rows("b.csv"), strict=True):
            one.pop("seconds"), other.pop("seconds")
            self.assertEqual(one, other)
        out = self.run_cli("train", "--resume", "c.backflow", "--steps", str(step - 1)).out
        loss = re.search(r"train loss +(\S+)", out).group(1)
        self.assertAlmostEqual(float(loss) / float(self.rows("a.csv")[-2]["train_loss"]), 1.0, places=3)
        self.run_cli("train", "--resume", "c.backflow", "--steps", str(step + 5), "--set", "train.learning_rate=0.01", "--set", "train.clip.mode=value")

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


if __name__ == "__main__":
    unittest.main()
