"""Measures the product beside the yardstick and prints two tables. Called by dev/bench."""
import argparse
import csv
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import servers
from load import load, median

SCORECARD = "/scorecard/2016-17"
AFRESH = SCORECARD + "?sort=-rating"
PAGES = ["/", SCORECARD, "/indicators/CS1.0?year=2016-17", "/approval/2016-17", "/figures?year=2016-17", "/figures/contradictions", "/budget/2016-17",
         "/business-plan", "/members", "/groups", "/glossary", "/imports"]
REPORT = "/reports/annual/2016-17"


class Loads:
    """The measurements under load: each round visits every one of them once, so that a slow moment of the machine hits both sides."""

    def __init__(self, product, django, seconds):
        self.product, self.django, self.seconds = product, django, seconds
        with open(servers.EXAMPLE / "indicators.csv", encoding="utf-8", newline="") as file:
            self.codes = [row["code"] for row in csv.DictReader(file)]
        self.sent = {product: 0, django: 0}
        self.runs = {}

    def measure(self, name, server, path, **options):
        self.runs.setdefault(name, []).append(load(server, path, self.seconds, **options))
        # What the load generator left behind unanswered is worked off before the next measurement, which shares the core.
        server.get("/plain" if server is self.django else "/health")

    def submit(self, name, server):
        self.measure(name, server, "/", script=[server.token_field, server.token, str(self.sent[server]), *self.codes])
        self.sent[server] += self.runs[name][-1].requests + 1000

    def round(self):
        packed = ["Accept-Encoding: gzip"]
        self.measure("scorecard page", self.product, SCORECARD)
        self.measure("scorecard page: Django", self.django, SCORECARD)
        self.measure("scorecard page, compressed", self.product, SCORECARD, headers=packed)
        self.measure("scorecard page made afresh", self.product, AFRESH)
        self.measure("smallest answer", self.product, "/health")
        self.measure("smallest answer: Django", self.django, "/plain")
        self.submit("durable submission", self.product)
        self.submit("durable submission: Django", self.django)


def check_submissions(folder, runs):
    """What was answered is in the database, each value with its event. A few more may be there: wrk stops without waiting for the last answers."""
    answered = sum(run.requests for run in runs)
    with sqlite3.connect(f"file:{folder}/holdfast.sqlite?mode=ro", uri=True) as database:
        values = database.execute("SELECT COUNT(*) FROM scorecard_values WHERE period < '2010'").fetchone()[0]
        events = database.execute("SELECT COUNT(*) FROM trail_events WHERE type = 'scorecard.value_submitted'").fetchone()[0]
    if values < answered or events < values:
        sys.exit(f"{answered} submissions were answered, {values} are in the database and {events} events in the trail")


def whole_process(product, *arguments):
    """Milliseconds on the clock and of CPU of one whole run of the command line."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    product.run(*arguments)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall * 1000, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def report_times(product, repeats):
    times = [whole_process(product, "report", "annual", "--year", "2016-17", "--out", "out", "--formats", "html") for _ in range(repeats)]
    return [statistics.median(column) for column in zip(*times)]


def cold_starts(product, repeats):
    """Milliseconds from starting the program to its first whole page, and megabytes at rest after it."""
    starts, memory = [], []
    for _ in range(repeats):
        begun = time.monotonic()
        server = product.start()
        server.wait_for("/sign-in")
        starts.append((time.monotonic() - begun) * 1000)
        memory.append(server.memory_mb())
        server.stop()
    return statistics.median(starts), statistics.median(memory)


def report_bytes(server):
    """Compressed bytes of the contents of the annual report and of each of its sections."""
    sections = {REPORT + "/sections/" + link.split('"')[0] for link in server.get(REPORT).decode().split(f'href="{REPORT}/sections/')[1:]}
    return {path: len(server.get(path, packed=True)) for path in [REPORT, *sorted(each for each in sections if not each.endswith("/words"))]}


def rendering_ms(conformance):
    """Milliseconds to render every fixture of govuk-frontend, as the check of conformance measures it: the fastest of 20 times."""
    packages = Path(__file__).resolve().parents[2] / "tests/node_modules"
    said = subprocess.run([conformance, packages], capture_output=True, text=True, check=True).stdout
    fixtures, milliseconds = re.search(r"rendering (\d+) fixtures .* took ([\d.]+) ms", said).groups()
    return int(fixtures), float(milliseconds)


def page_bytes(server):
    """Compressed bytes of every page, and of the style sheet and script of a first visit."""
    pages = {path: len(server.get(path, packed=True)) for path in PAGES}
    html = server.get(SCORECARD).decode()
    assets = [link.split('"')[0] for link in html.split('"/assets/')[1:]]
    first = [name for name in assets if name.startswith("holdfast-")]
    return pages, sum(len(server.get("/assets/" + name, packed=True)) for name in first)


def verdict(is_met):
    return "met" if is_met else "MISSED"


def print_table(rows):
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    for place, row in enumerate(rows):
        print("| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)) + " |")
        if place == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print()


def print_loads(runs):
    rows = [("Under load, 64 connections, one core", "CPU µs a request", "requests/s", "p50 ms", "p99 ms")]
    for name, each in sorted(runs.items()):
        middle = median(each)
        rows.append((name, f"{middle.cpu_us:,.0f}", f"{middle.per_second:,.0f}", f"{middle.p50_ms:.1f}", f"{middle.p99_ms:.1f}"))
    print_table(rows)


def ratio(runs, name):
    """How many times the product's CPU the yardstick takes, round by round; the median."""
    return statistics.median(theirs.cpu_us / ours.cpu_us for ours, theirs in zip(runs[name], runs[name.split(" made")[0] + ": Django"]))


def load_targets(runs):
    page, fresh, write = (median(runs[name]) for name in ("scorecard page", "scorecard page made afresh", "durable submission"))
    per_core = 1e6 / page.cpu_us
    yield ("scorecard page, requests a second", f"{page.per_second:,.0f}", "4,000", verdict(page.per_second >= 4000))
    yield ("scorecard page, requests a second of CPU", f"{per_core:,.0f}", "4,000", verdict(per_core >= 4000))
    yield ("scorecard page, p99", f"{page.p99_ms:.1f} ms", "under 20 ms", verdict(page.p99_ms < 20))
    times = ratio(runs, "scorecard page")
    yield ("scorecard page, CPU of Django over ours", f"{times:.0f} times", "30 times", verdict(times >= 30))
    times = ratio(runs, "scorecard page made afresh")
    yield ("the same, made afresh each time", f"{times:.0f} times", "", f"{1e6 / fresh.cpu_us:,.0f} a second of CPU")
    yield ("durable submission, requests a second", f"{write.per_second:,.0f}", "15,000", verdict(write.per_second >= 15000))
    times = ratio(runs, "durable submission")
    yield ("durable submission, CPU of Django over ours", f"{times:.0f} times", "", f"{1e6 / write.cpu_us:,.0f} a second of CPU")


def other_targets(product, server, conformance, repeats):
    wall, cpu = report_times(product, repeats)
    yield ("annual report in HTML, whole command", f"{wall:.0f} ms ({cpu:.0f} ms CPU)", "under 300 ms", verdict(wall < 300))
    start, memory = cold_starts(product, repeats)
    yield ("cold start to first page", f"{start:.0f} ms", "under 50 ms", verdict(start < 50))
    fixtures, milliseconds = rendering_ms(conformance)
    yield (f"rendering all {fixtures} fixtures of the components (build for tests)", f"{milliseconds:.2f} ms", "under 10 ms", verdict(milliseconds < 10))
    yield ("memory at rest", f"{memory:.1f} MB", "under 32 MB", verdict(memory < 32))
    pages, first = page_bytes(server)
    largest = max(pages, key=pages.get)
    yield ("largest signed-in page, compressed", f"{pages[largest] / 1000:.1f} kB ({largest})", "under 15 kB", verdict(pages[largest] < 15000))
    total = (first + pages[largest]) / 1000
    yield ("first load: that page, style sheet and script", f"{total:.1f} kB", "under 60 kB", verdict(total < 60))
    report = report_bytes(server)
    heaviest = max(report, key=report.get)
    yield ("largest page of the annual report, compressed", f"{report[heaviest] / 1000:.1f} kB ({heaviest})", "under 15 kB", verdict(report[heaviest] < 15000))


def check_same_bytes(product, django):
    ours, theirs = len(product.get(SCORECARD)), len(django.get(SCORECARD))
    apart = abs(ours - theirs) / ours * 100
    print(f"The scorecard page: {ours:,} bytes, in Django {theirs:,} ({apart:.1f} % apart{', more than the 2 % allowed' if apart > 2 else ''})\n")


def options():
    parser = argparse.ArgumentParser(prog="dev/bench")
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--conformance", required=True, type=Path, help="the check of the components, which measures their rendering")
    parser.add_argument("--runs", type=int, default=3, help="rounds; medians are printed")
    parser.add_argument("--seconds", type=int, default=5, help="of load in each run")
    parser.add_argument("--alone", action="store_true", help="as root: give both sides their cores to themselves on a machine with other work")
    return parser.parse_args()


def main():
    chosen = options()
    if chosen.alone:
        servers.BEFORE.extend(["chrt", "-r", "5"])
    folder = tempfile.mkdtemp(prefix="holdfast-bench-")
    product = servers.Product(str(chosen.program.resolve()), folder)
    product.load_example()
    ours, django = product.start_signed_in(), servers.start_django(folder)
    try:
        others = list(other_targets(product, ours, chosen.conformance, 5))
        check_same_bytes(ours, django)
        loads = Loads(ours, django, chosen.seconds)
        for _ in range(chosen.runs):
            loads.round()
        check_submissions(folder, loads.runs["durable submission"])
    finally:
        ours.stop()
        django.stop()
    print_loads(loads.runs)
    print_table([("What", "Measured", "Target", ""), *load_targets(loads.runs), *others])
    shutil.rmtree(folder)


main()
