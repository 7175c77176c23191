#!/usr/bin/env python3
"""The layer check passes on the product and catches one planted breach of every rule; ARCHITECTURE.md names the modules that are there."""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHECK = ROOT / "dev" / "check-layers"

PLANTED = {  # file -> (text, what the check must say)
    "base/x.cpp": ('#include "store/sql.hpp"', "base may not include store"),
    "store/x.cpp": ('#include "web/html.hpp"', "store may not include web"),
    "web/x.cpp": ('#include "core/trail/view.hpp"', "web may not include core"),
    "core/trail/x.cpp": ('#include "features/lado/allegation.hpp"', "core may not include features"),
    "core/trail/y.cpp": ('#include "core/figures/figure.hpp"', "core/trail may not include core/figures"),
    "features/lado/a.cpp": ('#include "features/training/course.hpp"', "a feature may not include another feature"),
    "features/lado/b.cpp": ('#include "store/sql.hpp"', "only *_store and *_figures files touch the store"),
    "features/lado/b_service.cpp": ('#include "web/html.hpp"', "only *_pages and *_api files touch the web"),
    "features/lado/c.cpp": ('#include "features/lado/c_store.hpp"', "rules may not include store"),
    "features/lado/d_store.cpp": ('#include "features/lado/d_service.hpp"', "store may not include service"),
    "features/lado/e_service.cpp": ('#include "features/lado/e_pages.hpp"', "service may not include pages"),
    "features/lado/f.cpp": ('#include "f.hpp"', "write the path from src/"),
    "features/lado/g_store.cpp": ('auto s = "SELECT IFNULL(a, 0) FROM t";', "is one database's dialect"),
    "features/lado/h_store.cpp": ('return {.codes = {.urn = row.get<std::string>(4)}, .note = row.get<Date>(7)};', "name the type of what is made of a row"),
    "app/x.cpp": ('#include "cli/main.hpp"', "app may not include cli"),
    "cli/x.cpp": ('#include "features/lado/lado.hpp"', "cli may not include features"),
}


def run(src):
    done = subprocess.run([CHECK, src], capture_output=True, text=True)
    return done.returncode, done.stdout


def named(line):
    """The modules that a line of ARCHITECTURE.md lists between its backquotes, or after its colon."""
    return (line.split("`")[1] if "`" in line else line.split(": ")[1]).split()


def untrue_of_modules(text):
    """Where the lists of modules in ARCHITECTURE.md are not those of the code."""
    order = re.search(r"^CORE = \[(.*)\]$", CHECK.read_text(), re.M)[1].replace('"', "").split(", ")
    listed = {start: named(next(line for line in text.splitlines() if line.startswith(start)))
              for start in ("src/core/", "src/features/", "- Invariant: a core module includes only")}
    there = {folder: sorted(path.name for path in (ROOT / "src" / folder).iterdir() if path.is_dir()) for folder in ("core", "features")}
    found = []
    if listed["- Invariant: a core module includes only"] != order:
        found.append("ARCHITECTURE.md has another order of the core modules than dev/check-layers")
    for folder in ("core", "features"):
        if sorted(listed[f"src/{folder}/"]) != there[folder]:
            found.append(f"ARCHITECTURE.md does not name the modules of src/{folder}: {sorted(set(listed[f'src/{folder}/']) ^ set(there[folder]))}")
    return found


def main():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    failures = untrue_of_modules(text)
    if len(untrue_of_modules(text.replace("figures", "figgures"))) != 2:
        failures.append("a planted untruth of ARCHITECTURE.md was not found")
    code, out = run(ROOT / "src")
    if code != 0:
        failures.append("the product breaks its own rules:\n" + out)
    for name, (text, expected) in PLANTED.items():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True)
            path.write_text(text + "\n")
            code, out = run(folder)
            if code != 1 or expected not in out:
                failures.append(f"the breach planted in {name} was not caught: {out.strip()!r}")
    print("\n".join(failures) if failures else f"{len(PLANTED)} planted breaches caught")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
