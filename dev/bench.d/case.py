"""The page of a child's record, each look an event on disk, beside the same page in Django that tells nobody who looked. Called by dev/bench-case."""
import argparse
import sqlite3
import statistics
import tempfile
from pathlib import Path

import servers
from load import load, median


def first_child(server):
    return server.get("/child-protection/table.csv").decode().split("\r\n")[1].split(",")[0]


def looks_at(folder, reference):
    with sqlite3.connect(f"file:{folder}/holdfast.sqlite?mode=ro", uri=True) as database:
        return database.execute("SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed' AND reference = ?", (reference,)).fetchone()[0]


def start_product(product):
    server = product.start()
    server.wait_for("/sign-in")
    servers.sign_in(server, product.folder / "accounts.txt", "council-social-worker")
    return server


def main():
    parser = argparse.ArgumentParser(prog="dev/bench-case")
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--runs", type=int, default=3, help="rounds, in turn; medians are printed")
    parser.add_argument("--seconds", type=int, default=4, help="of load in each run")
    parser.add_argument("--children", default="150", help="made up for the example's council")
    parser.add_argument("--alone", action="store_true", help="as root: put both sides before other work of the machine")
    chosen = parser.parse_args()
    if chosen.alone:
        servers.BEFORE.extend(["chrt", "-r", "5"])
    folder = tempfile.mkdtemp(prefix="holdfast-case-")
    product = servers.Product(str(chosen.program.resolve()), folder)
    product.run("example", "--accounts", "accounts.txt", "--children", chosen.children)
    ours, django = start_product(product), servers.start_django(folder)
    reference = first_child(ours)
    pages = {ours: f"/persons/{reference}", django: "/persons/CHILD00007"}
    print(f"The page: {len(ours.get(pages[ours])):,} bytes, in Django {len(django.get(pages[django])):,}")
    before = looks_at(folder, reference)
    runs = {ours: [], django: []}
    try:
        for _ in range(chosen.runs):
            for server, of_server in runs.items():
                of_server.append(load(server, pages[server], chosen.seconds))
                server.get("/health" if server is ours else "/plain")
    finally:
        ours.stop()
        django.stop()
    answered, kept = sum(run.requests for run in runs[ours]), looks_at(folder, reference) - before
    if kept < answered:
        raise SystemExit(f"{answered} pages were answered and {kept} looks are in the trail")
    for name, of_server in (("ours, each look an event", runs[ours]), ("Django, no event", runs[django])):
        middle = median(of_server)
        print(f"{name}: {middle.cpu_us:,.0f} us of CPU a request ({1e6 / middle.cpu_us:,.0f} a second of CPU), {middle.per_second:,.0f} requests a second, "
              f"p50 {middle.p50_ms:.1f} ms, p99 {middle.p99_ms:.1f} ms")
    times = statistics.median(theirs.cpu_us / own.cpu_us for own, theirs in zip(runs[ours], runs[django]))
    print(f"CPU of Django over ours, round by round: {times:.0f} times (target 20); {kept} looks are in the trail for {answered} answers")


if __name__ == "__main__":
    main()
