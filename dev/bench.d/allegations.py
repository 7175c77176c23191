"""The lists of allegations with many cases on record, beside those with the example's alone. Called by dev/bench-allegations."""
import argparse
import csv
import datetime
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import servers

TARGET_MS = 20
LISTS = ("/lado", "/lado/allegations", "/lado/allegations?at=closed")
OPEN_CASES = 60
REFERRAL = {"role": "Coach", "employer_name": "Hill School", "children": "A made-up child", "concern": "Made up for a measurement", "contact": "Nobody",
            "referrer": "education", "service": "cumbria-county-council", "employer": "school_other", "category": "physical"}


def write_past_cases(path, count):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("reference,authority,received_on,referrer,employer,category,stage,finding,without_action,closed_on".split(","))
        for number in range(count):
            day = datetime.date(2005, 4, 1) + datetime.timedelta(days=number % 4000)
            rows.writerow([f"OLD-{number:06}", "cumbria-county-council", day, "education", "school_other", "physical", "closed", "unfounded", "",
                           day + datetime.timedelta(days=20)])


def refer(server, number):
    """An open case with a name, which the lists open from the vault."""
    form = urllib.parse.urlencode({**REFERRAL, server.token_field: server.token, "adult": f"Made-up Person {number}"})
    request = urllib.request.Request(server.url + "/lado/refer", form.encode(), {"Cookie": server.cookie})
    with urllib.request.urlopen(request, timeout=30) as answer:
        if not answer.url.endswith("/lado/referrals"):
            raise SystemExit(f"the referral was not taken: {answer.url}")


def serve(program, cases):
    folder = tempfile.mkdtemp(prefix="holdfast-allegations-")
    product = servers.Product(program, folder)
    product.load_example()
    if cases:
        write_past_cases(Path(folder) / "past.csv", cases)
        product.run("import", "allegations", "past.csv")
    server = product.start()
    server.wait_for("/sign-in")
    servers.sign_in(server, product.folder / "accounts.txt", "practitioner")
    for number in range(OPEN_CASES):
        refer(server, number)
    servers.sign_in(server, product.folder / "accounts.txt", "council-designated-officer")
    return server


def look(server, path):
    before = time.perf_counter()
    server.get(path)
    return (time.perf_counter() - before) * 1000


def main():
    parser = argparse.ArgumentParser(prog="dev/bench-allegations")
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--cases", type=int, default=100000, help="past cases on record besides the example's")
    parser.add_argument("--looks", type=int, default=300, help="at each list, in turn at both sides")
    chosen = parser.parse_args()
    program = str(chosen.program.resolve())
    few, many = serve(program, 0), serve(program, chosen.cases)
    try:
        for path in LISTS:
            times = {few: [], many: []}
            for _ in range(chosen.looks):
                for server, of_server in times.items():
                    of_server.append(look(server, path))
            p50, p99 = ({server: sorted(of_server)[int(len(of_server) * share)] for server, of_server in times.items()} for share in (0.5, 0.99))
            verdict = "met" if p99[many] < TARGET_MS else "MISSED"
            print(f"{path}: p50 {p50[many]:.1f} ms, p99 {p99[many]:.1f} ms with {chosen.cases:,} past cases (target {TARGET_MS}: {verdict}); "
                  f"p50 {p50[few]:.1f} ms, p99 {p99[few]:.1f} ms with the example's; {p50[many] / p50[few]:.2f} times")
    finally:
        few.stop()
        many.stop()


if __name__ == "__main__":
    main()
