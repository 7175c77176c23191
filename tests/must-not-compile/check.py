#!/usr/bin/env python3
"""check.py COMPILER SOURCE_FOLDER: every program here must be refused by the compiler, for the reason its first line names; without the
offending lines it would compile, which `control.cpp` shows."""
import pathlib
import subprocess
import sys

FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]


def compile_it(compiler, source, program):
    return subprocess.run([compiler, *FLAGS, "-I", source, program], capture_output=True, text=True)


def main():
    compiler, source = sys.argv[1], sys.argv[2]
    here, failures, count = pathlib.Path(__file__).parent, [], 0
    for program in sorted(here.glob("*.cpp")):
        first = program.read_text().splitlines()[0]
        done = compile_it(compiler, source, program)
        if program.name == "control.cpp":
            if done.returncode != 0:
                failures.append(f"control.cpp must compile: {done.stderr[:500]}")
            continue
        count += 1
        expected = first.removeprefix("// EXPECT: ")
        if done.returncode == 0:
            failures.append(f"{program.name} compiled")
        elif expected not in done.stderr:
            failures.append(f"{program.name} was refused for another reason than {expected!r}: {done.stderr[:500]}")
    print("\n".join(failures) if failures else f"{count} programs refused")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
