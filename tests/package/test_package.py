#!/usr/bin/env python3
"""Installs Backflow into a temporary prefix and builds a project outside with it: find_package(Backflow), Backflow::engine.

Run by ctest: test_package.py CMAKE BUILD-FOLDER SOURCE-FOLDER COMPILER. Needs nothing but Python's standard library.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD, SOURCE, COMPILER = (sys.argv.pop(1) for _ in range(4))
OUTSIDE = os.path.join(SOURCE, "tests", "package")


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, **more)


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = os.path.join(cls.folder.name, "prefix")
        done = run(CMAKE, "--install", BUILD, "--prefix", cls.prefix)
        assert done.returncode == 0, done.stdout

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def configure(self, name, *options):
        """For the oldest x86-64 and without optimization: as unlike the engine as a user's program can be."""
        return run(CMAKE, "-S", OUTSIDE, "-B", os.path.join(self.folder.name, name), f"-DCMAKE_PREFIX_PATH={self.prefix}",
                   f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DEXAMPLE={SOURCE}/examples/train_in_code.cpp",
                   "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", *options)

    def test_a_project_outside(self):
        build = os.path.join(self.folder.name, "outside")
        configured = self.configure("outside")
        self.assertEqual(configured.returncode, 0, configured.stdout)
        with open(os.path.join(build, "compile_commands.json")) as file:
            commands = json.load(file)
        for entry in commands:
            self.assertNotRegex(entry["command"], r"-Werror|-march|-Wshadow", "our options reach users")
            self.assertNotIn(f"-I{SOURCE} ", entry["command"] + " ", "the headers are not the installed ones")
            self.assertIn("-DEIGEN_MAX_ALIGN_BYTES=64", entry["command"])
        built = run(CMAKE, "--build", build)
        self.assertEqual(built.returncode, 0, built.stdout)
        trained = run(os.path.join(build, "train_in_code"), "200")
        self.assertEqual(trained.returncode, 0, trained.stdout)
        self.assertRegex(trained.stdout, r"step 200  loss 0\.\d+")
        outside = run(os.path.join(build, "outside"))
        self.assertEqual(outside.returncode, 0, outside.stdout)

    def test_another_version_is_refused(self):
        refused = self.configure("version", "-DWANTED_VERSION=99.1")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("99.1", refused.stdout)

    def test_the_installed_program_uses_the_installed_files(self):
        program = os.path.join(self.prefix, "bin", "backflow-cli")
        environment = {name: value for name, value in os.environ.items() if name != "BACKFLOW_RESOURCES"}
        listed = json.loads(run(program, "list", "experiments", "--json", env=environment).stdout)
        self.assertTrue(listed)
        for entry in listed:
            self.assertTrue(entry["source"].startswith(os.path.realpath(self.prefix)), entry["source"])

    def test_every_header_is_there(self):
        for folder, _, files in os.walk(os.path.join(SOURCE, "engine")):
            for name in files:
                if not name.endswith(".h"):
                    continue
                header = os.path.relpath(os.path.join(folder, name), SOURCE)
                with open(os.path.join(self.prefix, "include", "backflow", header)) as file:
                    included = re.findall(r'#include "(.+?)"', file.read())
                for path in included:
                    self.assertTrue(os.path.exists(os.path.join(self.prefix, "include", "backflow", path)), f"{header} includes {path}")


if __name__ == "__main__":
    unittest.main()
