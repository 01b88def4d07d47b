"""backflow-cli and a folder of its own for every test. A test program is called with the path of backflow-cli, which this takes."""
import csv
import os
import subprocess
import sys
import tempfile
import time
import unittest

CLI = os.path.abspath(sys.argv.pop(1))
SMALL = ["--set", "model.hidden=4", "--set", "task.length=12", "--set", "train.batch=3"]
# A linear network whose states grow a million-fold a step: Inf within one sequence.
EXPLODING = ["--set", "model.activation=linear", "--set", "model.init.gain=100", "--set", "task.length=300", "--set", "train.clip.mode=none"]


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

    def wait_until(self, condition):
        """For half a minute at most: what has not come by then is missed by the test itself."""
        for _ in range(6000):
            if condition():
                return
            time.sleep(0.005)

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
