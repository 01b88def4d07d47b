#!/usr/bin/env python3
"""Sweeps and their merging, stopped and killed, too.

Run by ctest: test_sweeps.py PATH-OF-BACKFLOW-CLI. Needs nothing but Python's standard library.
"""
import json
import os
import signal
import subprocess
import unittest
import xml.etree.ElementTree

from commands import CLI, CommandLine


class Sweeps(CommandLine):
    SWEEP = {"backflow_sweep": 1, "experiment": {"task": {"length": 10}, "model": {"hidden": 8}, "train": {"batch": 4}}, "steps": 150,
             "grid": [{"key": "model.init.spectral_radius", "from": 0.5, "to": 2.3, "count": 10}, {"key": "task.length", "from": 6, "to": 15, "count": 10},
                      {"key": "seed", "values": [1, 2]}]}

    def trials(self, folder="out"):
        path = os.path.join(self.folder, folder)
        return sorted(name for name in os.listdir(path) if name.startswith("trial-")) if os.path.isdir(path) else []

    def test_a_sweep_killed_twice_ends_with_every_trial_once(self):
        sweep = self.write("sweep.json", json.dumps(self.SWEEP))
        command = [CLI, "sweep", sweep, "--jobs", "2", "--out", "out"]
        before = 0
        for _ in range(2):
            process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL)
            self.wait_until(lambda: len(self.trials()) >= before + 20)
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
        for option, name in (("--csv", "trial-000001.json"), ("--svg", "sweep.json")):
            before = self.content("out/" + name)
            self.assertIn("read by this command", self.run_cli("sweep", "merge", "out", option, "out/" + name, status=2).err)
            self.assertEqual(self.content("out/" + name), before)
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
        self.wait_until(self.trials)
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

    def test_a_sweep_does_not_go_on_with_other_data(self):
        data = self.write("v.csv", "v\n" + "".join(f"{i * i % 17}\n" for i in range(200)))
        base = {"task": {"name": "series", "length": 10, "file": data}, "model": {"hidden": 4}, "train": {"batch": 3}}
        name = self.write("sweep.json", json.dumps({"backflow_sweep": 1, "experiment": base, "steps": 2, "grid": [{"key": "seed", "values": [1, 2]}]}))
        self.run_cli("sweep", name, "--chunk", "1/2", "--out", "out")
        self.run_cli("sweep", name, "--out", "out")
        os.remove(os.path.join(self.folder, "out", "trial-000002.json"))
        self.write("v.csv", "v\n" + "".join(f"{i * i % 19}\n" for i in range(200)))
        refused = self.run_cli("sweep", name, "--out", "out", status=3)
        self.assertIn("trial-000001.json: its data file", refused.err)
        self.assertIn("has changed since", refused.err)

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


if __name__ == "__main__":
    unittest.main()
