#!/usr/bin/env python3
"""What dev/new writes keeps the layers, is named where a slice is named, compiles, and has one test that fails; it takes no name twice."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


with tempfile.TemporaryDirectory() as folder:
    tree = pathlib.Path(folder)
    for part in ("src", "dev"):
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "ARCHITECTURE.md", tree)
    make = [tree / "dev/new", "slice", "probe_cases", "probe_case"]

    code, words = run(*make)
    assert code == 0 and "src/app/roles.cpp" in words, words
    code, words = run(tree / "dev/check-layers", tree / "src")
    assert code == 0, words
    for place in ("ARCHITECTURE.md", "src/CMakeLists.txt", "src/app/features.cpp"):
        assert "probe_cases" in (tree / place).read_text(), place

    slice_ = tree / "src/features/probe_cases"
    assert (slice_ / "probe_case_test.cpp").read_text().count("CHECK(false)") == 1
    for source in sorted(slice_.glob("*.cpp")):
        code, words = run("c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror", f"-I{tree}/src", source)
        assert code == 0, words

    code, words = run(*make)
    assert code == 2 and "already" in words, words
    for wrong in (["slice", "Probe", "probe"], ["slice", "probe"], ["feature", "a", "b"], ["slice", "clocks", "clock"]):
        assert run(tree / "dev/new", *wrong)[0] == 2, wrong

print("dev/new: a slice that compiles and keeps the layers")
sys.exit(0)
