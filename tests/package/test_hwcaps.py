#!/usr/bin/env python3
"""The shared engine for three levels of x86-64: the loader must take the right one, nothing of one may meet another, and all
three must train alike.

Run by ctest: test_hwcaps.py CMAKE BUILD-FOLDER, on a build with BACKFLOW_HWCAPS. Needs nm and objdump (binutils).
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = (sys.argv.pop(1) for _ in range(2))
LOADER = "/lib64/ld-linux-x86-64.so.2"
LEVELS = ["x86-64", "x86-64-v3", "x86-64-v4"]
TRAIN = ["--steps", "60", "--set", "task.length=40", "--set", "model.hidden=50", "--set", "train.batch=10"]
TOLERANCE = 1e-5  # of a loss: other sums, other roundings, the same mathematics


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=900, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {done.returncode}: {done.stderr}")
    return done.stdout


def supported():
    """The levels that this machine's loader looks for."""
    return ["x86-64"] + re.findall(r"^ +(x86-64-v[34]) \(supported", run(LOADER, "--help"), re.MULTILINE)[::-1]


class Hwcaps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = os.path.join(cls.folder.name, "prefix")
        run(CMAKE, "--install", BUILD, "--prefix", cls.prefix)
        cls.program = os.path.join(cls.prefix, "bin", "backflow-cli")
        found = {}
        for folder, _, files in os.walk(cls.prefix):
            for name in files:
                if re.fullmatch(r"libbackflow\.so\.\d+\.\d+\.\d+", name):
                    level = os.path.basename(folder)
                    found[level if level in LEVELS else "x86-64"] = os.path.join(folder, name)
        cls.libraries = found

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def as_if_on(self, level, *arguments):
        """The program as it runs where the processor knows no more than `level`."""
        return run(LOADER, "--glibc-hwcaps-mask", level, self.program, *arguments)

    def mode(self, level):
        return re.search(r"\((\S+) ", self.as_if_on(level, "--version"))[1]

    def losses(self, level, *settings):
        log = os.path.join(self.folder.name, level + ".csv")
        self.as_if_on(level, "train", *TRAIN, *settings, "--log", log)
        with open(log, newline="") as file:
            return [float(row["train_loss"]) for row in csv.DictReader(file)]

    def test_three_libraries_of_one_name(self):
        self.assertEqual(sorted(self.libraries), LEVELS)
        names = {re.search(r"SONAME\s+(\S+)", run("objdump", "-p", path))[1] for path in self.libraries.values()}
        self.assertEqual(len(names), 1, names)

    def test_the_loader_takes_the_best(self):
        self.assertIn(f"({supported()[-1]} ", run(self.program, "--version"), "without a mask")
        for level in supported():
            self.assertEqual(self.mode(level), level)

    def test_a_library_in_the_wrong_folder_is_noticed(self):
        best = supported()[-1]
        if best == "x86-64":
            self.skipTest("this processor has only the oldest level")
        kept = self.libraries[best] + ".kept"
        shutil.move(self.libraries[best], kept)
        shutil.copy(self.libraries["x86-64"], self.libraries[best])
        try:
            self.assertNotEqual(self.mode(best), best)
        finally:
            shutil.move(kept, self.libraries[best])

    def test_all_train_alike(self):
        for settings in ([], ["--set", "model.cell=lstm"], ["--set", "model.cell=gru"], ["--set", "precision=float64"]):
            reference = self.losses("x86-64", *settings)
            self.assertEqual(len(reference), 60)
            for level in supported()[1:]:
                for step, (ours, theirs) in enumerate(zip(self.losses(level, *settings), reference), start=1):
                    self.assertLessEqual(abs(ours - theirs), TOLERANCE * max(1.0, abs(theirs)), f"{settings} {level}, step {step}")

    def test_only_the_engines_own_names_leave_the_library(self):
        for path in self.libraries.values():
            names = run("nm", "-DC", "--defined-only", path).splitlines()
            self.assertTrue(any("backflow::numericMode" in name for name in names))
            foreign = [name for name in names if "backflow::" not in name.split("(")[0]]
            self.assertEqual(foreign, [])

    def test_programs_are_for_any_processor(self):
        code = run("objdump", "-d", "--no-show-raw-insn", self.program)
        self.assertIn("%xmm", code)
        self.assertNotRegex(code, "%[yz]mm")
        self.assertRegex(run("objdump", "-d", "--no-show-raw-insn", self.libraries["x86-64-v4"]), "%zmm", "the test can see them")
        self.assertNotRegex(run("nm", "-C", self.program), r"backflow::Pack<", "packets of another width than the engine's")


if __name__ == "__main__":
    unittest.main()
