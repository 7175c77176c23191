#!/usr/bin/env python3
"""Building the product needs no Node: no command of its build names it or what comes with it, what is installed for it does not, and none is started."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAMES = ["node", "nodejs", "npm", "npx", "sass", "esbuild"]
NAMED = re.compile(rf"(?:^|[\s/'\"=])({'|'.join(NAMES)})(?=$|[\s'\"])", re.MULTILINE)


def run(words, path):
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PATH": path})
    if done.returncode != 0:
        sys.exit(f"without_node: {' '.join(map(str, words))} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def traps(folder):
    """Programs that take the place of Node and its like, and leave a file behind when something starts them."""
    for name in NAMES:
        trap = folder / name
        trap.write_text(f"#!/bin/sh\ntouch '{folder}/{name}.started'\nexit 1\n", encoding="utf8")
        trap.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def faults(build, path):
    run(["cmake", "--preset", "release", "-B", build], path)
    commands = run(["ninja", "-C", build, "-t", "commands", "holdfast"], path)
    if len(commands.splitlines()) < 300:
        yield f"only {len(commands.splitlines())} commands build the product"
    yield from (f"a command of the build names {name}" for name in sorted(set(NAMED.findall(commands))))
    made = [line.split(":")[0] for line in run(["ninja", "-C", build, "-t", "targets", "all"], path).splitlines() if ".gz:" in line]
    run(["ninja", "-C", build, *made], path)  # what is made of the style sheet and the scripts
    if not made:
        yield "nothing is made of the style sheet"
    installed = (ROOT / "dev/packages-run.txt").read_text(encoding="utf8").split()
    yield from (f"dev/packages-run.txt installs {name}" for name in NAMES if name in installed)


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "traps").mkdir()
        found = list(faults(place / "build", traps(place / "traps")))
        found += [f"the build started {trap.stem}" for trap in (place / "traps").glob("*.started")]
    for fault in found:
        print(f"without_node: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
