"""Programs of Node that tests ask: installed by npm, once, into a folder of the build. Without Node or npm, or where npm cannot
fetch the package, the test is skipped: exit status 77."""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def install(folder, *packages):
    if not shutil.which("node") or not shutil.which("npm"):
        skip("this test needs Node and npm")
    done_before = os.path.join(folder, "installed")
    if os.path.exists(done_before):
        return
    os.makedirs(folder, exist_ok=True)
    command = ["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", *packages]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired:
        skip(f"npm does not come to an end with {packages[0]}")
    if done.returncode != 0:
        skip(f"npm cannot install {packages[0]}: {done.stderr.strip().splitlines()[-1:]}")
    open(done_before, "w").close()


def run(script, *arguments, status=0):
    done = subprocess.run(["node", os.path.join(HERE, script), *arguments], capture_output=True, text=True, timeout=900)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]
