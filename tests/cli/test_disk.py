#!/usr/bin/env python3
"""Every file that backflow-cli exports, on a disk that is full and under kill -9: always the old or the new file, whole.

Run by ctest: test_disk.py PATH-OF-BACKFLOW-CLI. Needs nothing but Python's standard library. The full disk is a small tmpfs,
which only root may mount: without that, the test is skipped with exit status 77 once the rest has passed.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CLI = os.path.abspath(sys.argv[1])
SMALL = ["--set", "model.hidden=4", "--set", "task.length=12", "--set", "train.batch=3", "--steps", "3"]
LARGE = ["--set", "model.hidden=100", "--set", "task.length=60", "--set", "train.batch=3", "--steps", "3"]
LONG = [*SMALL[:-1], "1500"]
DISK = 1 << 20
SAVES = 200

# What is exported: the command up to the file's name, the file, the arguments for a small and for a large one.
EXPORTS = [
    *((["train", "--weights"], "w" + ending, SMALL, LARGE) for ending in (".npz", ".safetensors", ".onnx", ".json")),
    (["train", "--log"], "l.csv", SMALL, LONG),
    (["train", "--gradients"], "g.csv", SMALL, LONG),
    (["probe", "--out"], "p.npz", SMALL, LARGE),
    (["torch-script", "--out"], "t.py", SMALL, LARGE),
    (["train", "--checkpoint"], "k.backflow", SMALL, LARGE),
    (["train", "--run-json"], "run.json", SMALL, LARGE),
    (["verify", "--write"], "e.json", SMALL, LARGE),
    (["report", "--out"], "r.html", SMALL, LARGE),
    *((["convert"], "c" + ending, ["small.npz"], ["large.npz"]) for ending in (".npz", ".safetensors", ".onnx", ".json")),
]


# The others find room for part of the file. The log is written after the first step already, and these are small.
WITHOUT_ROOM = ("--log", "--run-json", "--write")


def run(*arguments):
    return subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=300)


def content(file):
    with open(file, "rb") as f:
        return f.read()


def fill(file, leave):
    """Takes the disk's last bytes but `leave`."""
    with open(file, "wb", buffering=0) as f:
        try:
            while True:
                f.write(bytes(4096))
        except OSError:
            pass
        f.truncate(max(0, f.tell() - leave))


def full_disk(disk, sources):
    for command, name, small, large in EXPORTS:
        target, filler = os.path.join(disk, name), os.path.join(disk, "filler")
        arguments = lambda which: ([command[0], os.path.join(sources, which[0]), target] if command[0] == "convert"
                                   else [command[0], *which, *command[1:], target])
        assert (done := run(*arguments(small))).returncode == 0, (command, done.stderr)
        old = content(target)
        for keep in (True, False):  # over an old file, and where there is none
            if not keep:
                os.remove(target)
            fill(filler, leave=0 if command[-1] in WITHOUT_ROOM else 8192)
            done = run(*arguments(large))
            assert done.returncode == 5, (command, name, done.returncode, done.stderr)
            errors = [line for line in done.stderr.splitlines() if line.startswith("backflow-cli:")]
            assert len(errors) == 1 and name in errors[0] and "no space left on device" in errors[0], done.stderr
            assert sorted(os.listdir(disk)) == sorted(["filler", name] if keep else ["filler"]), os.listdir(disk)
            assert not keep or content(target) == old, name
            os.remove(filler)
        done = run(*arguments(small))
        assert done.returncode == 0 and os.listdir(disk) == [name], (name, done.stderr)
        os.remove(target)
    print(f"{len(EXPORTS)} exports onto a full disk: refused in one line, the old file as it was")


def kills(folder, sources):
    """Saves one over the other, and each dies at a random moment of its life."""
    target = os.path.join(folder, "w.safetensors")
    whole = []
    for source in ("small.npz", "large.npz"):
        begin = time.monotonic()
        assert run("convert", os.path.join(sources, source), target).returncode == 0
        life = time.monotonic() - begin
        whole.append(content(target))
    dice, killed, changed = random.Random(7), 0, 0
    for n in range(SAVES):
        before = content(target)
        process = subprocess.Popen([CLI, "convert", os.path.join(sources, ("small.npz", "large.npz")[n % 2]), target],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, life))
        process.send_signal(signal.SIGKILL)
        dead = process.wait() == -signal.SIGKILL
        killed += dead
        life *= 1.05 if dead else 0.95  # whatever else the machine does, about half of them die
        after = content(target)
        assert after in whole, f"save {n}: {len(after)} bytes that are neither the old nor the new file"
        changed += after != before
    strangers = [name for name in os.listdir(folder) if name != "w.safetensors" and not name.startswith(".backflow-")]
    assert not strangers, strangers
    assert killed > SAVES / 4 and changed > 0, (killed, changed)  # else this shows nothing
    print(f"{SAVES} saves, {killed} of them killed, {changed} arrived: always the old or the new file")


with tempfile.TemporaryDirectory() as sources, tempfile.TemporaryDirectory() as folder:
    for name, settings in (("small.npz", SMALL), ("large.npz", LARGE)):
        assert run("train", *settings, "--weights", os.path.join(sources, name)).returncode == 0
    kills(folder, sources)
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    mounted = shutil.which("mount") and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "backflow", disk], capture_output=True)
    if not mounted or mounted.returncode != 0:
        print("SKIPPED: a full disk needs a tmpfs, which cannot be mounted here")
        sys.exit(77)
    try:
        full_disk(disk, sources)
    finally:
        subprocess.run(["umount", disk], check=True)
