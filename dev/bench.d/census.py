"""Times the validation of a census beside a bare parse of the same file and prints a table. Called by dev/bench-census."""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

MOST_MEGABYTES = 300


def timed(*words):
    """Seconds on the clock, seconds of CPU and megabytes at most of one whole run."""
    begun = time.monotonic()
    child = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{words[0]} ended with {child.returncode}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def load(program, census, folder, runs):
    """Loads the census into a database that holds the example partnership, each time a fresh one; gives what `timed` gives, by kind of database."""
    example = Path(folder) / "example.sqlite"
    timed(program, "--database", f"sqlite:{example}", "example", "--accounts", Path(folder) / "accounts.txt")
    took = {"SQLite": []}
    for _ in range(runs):
        fresh = Path(folder) / "loaded.sqlite"
        shutil.copyfile(example, fresh)
        took["SQLite"].append(timed(program, "--database", f"sqlite:{fresh}", "import", "cin-census", census))
        for made in Path(folder).glob("loaded.sqlite*"):
            made.unlink()
    server = os.environ.get("HOLDFAST_TEST_POSTGRES")
    if server:
        timed(program, "--database", server, "example", "--accounts", Path(folder) / "server-accounts.txt")
        took["PostgreSQL"] = [timed(program, "--database", server, "import", "cin-census", census)]
    return took


def main():
    parser = argparse.ArgumentParser(prog="dev/bench-census")
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--children", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5, help="of each side, in turn; medians are printed")
    parser.add_argument("--load", action="store_true", help="into a database too: SQLite, and PostgreSQL where HOLDFAST_TEST_POSTGRES names an empty one (once)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="holdfast-bench-") as folder:
        census = Path(folder) / "census.xml"
        made = timed(chosen.program, "example", "census", "--children", chosen.children, "--seed", 1, "--out", census)
        sides = {"holdfast validate cin-census": [], "xmllint --stream --noout": []}
        for _ in range(chosen.runs):
            sides["holdfast validate cin-census"].append(timed(chosen.program, "validate", "cin-census", census, "--format", "csv"))
            sides["xmllint --stream --noout"].append(timed("xmllint", "--stream", "--noout", census))
        if chosen.load:
            for name, runs in load(chosen.program, census, folder, chosen.runs).items():
                sides[f"holdfast import cin-census, {name}"] = runs
        print(f"{chosen.children:,} children, {census.stat().st_size / 1e6:.1f} MB, made up and written in {made[0]:.2f} s\n")
    print("| what | seconds | CPU seconds | most memory, MB |\n| --- | --- | --- | --- |")
    middles = {}
    for name, runs in sides.items():
        wall, cpu, memory = middles[name] = [statistics.median(column) for column in zip(*runs)]
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {memory:.1f} |")
    ours, theirs = list(middles.values())[:2]
    is_met = ours[0] <= theirs[0] and ours[2] < MOST_MEGABYTES
    print(f"\nBy the clock {theirs[0] / ours[0]:.2f} times as fast as the bare parse, by CPU {theirs[1] / ours[1]:.2f} times: target {'met' if is_met else 'MISSED'}")


main()
