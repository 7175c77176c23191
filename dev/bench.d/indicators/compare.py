"""Counts indicators over made-up children with the product, DuckDB and SQLite, and prints how long each takes. Called by dev/bench-indicators."""
import argparse, csv, datetime, json, os, pathlib, sqlite3, statistics, subprocess, tempfile, time

here = pathlib.Path(__file__).resolve().parent
first, last = datetime.date(2016, 4, 1), datetime.date(2017, 3, 31)
epoch = datetime.date(1970, 1, 1)


def number(day):
    return (day - epoch).days


def months_later(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    following = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(day.day, (following - datetime.timedelta(days=1)).day))


def days():
    with open(here.parent.parent.parent / "data/bank-holidays-england.csv") as file:
        holidays = {row["date"] for row in csv.DictReader(file)}
    day, working = datetime.date(2010, 1, 1), 0
    while day < datetime.date(2028, 12, 31):
        working += day.weekday() < 5 and day.isoformat() not in holidays
        yield number(day), working, number(months_later(day, 12)), number(months_later(day, 24))
        day += datetime.timedelta(days=1)


def as_day(column):
    return f"CAST(julianday({column}) - 2440587.5 AS INTEGER)"


def tables():
    """Each table of the yardsticks and where its rows come from."""
    holds = "WHERE withdrawn_by_entry IS NULL"
    return {
        "people": ("child, sex, ethnicity, disability, age",
                   f"SELECT person_id, sex, ethnicity, disabilities, ({number(last)} - {as_day('born_on')}) / 365 FROM people_returned"),
        "referrals": ("child, referred, nfa",
                      f"SELECT child_id, {as_day('referred_on')}, no_further_action FROM children_in_need_referrals {holds}"),
        "assessments": ("child, started, authorised",
                        f"SELECT child_id, {as_day('started_on')}, {as_day('authorised_on')} FROM children_in_need_assessments {holds}"),
        "conferences": ("child, held, enquired",
                        f"SELECT c.child_id, {as_day('c.held_on')}, {as_day('e.started_on')} FROM child_protection_conferences c "
                        "JOIN children_in_need_enquiries e ON e.id = c.enquiry_id WHERE c.withdrawn_by_entry IS NULL"),
        "plans": ("child, started, ended, earlier",
                  f"SELECT child_id, {as_day('started_on')}, {as_day('ended_on')}, earlier_plans FROM child_protection_plans {holds}"),
    }


def prepare(database, folder):
    """The yardsticks get days as numbers, working days and months as a table: only the counting is timed."""
    plain = sqlite3.connect(folder / "plain.sqlite")
    with sqlite3.connect(database) as source:
        for name, (columns, query) in tables().items():
            rows = source.execute(query).fetchall()
            write(plain, folder, name, columns, rows)
    write(plain, folder, "days", "day, number, plus_12_months, plus_24_months", list(days()))
    plain.execute("CREATE UNIQUE INDEX days_by_day ON days (day)")
    plain.execute("CREATE UNIQUE INDEX people_by_child ON people (child)")
    plain.execute("ANALYZE")
    plain.commit()
    return plain


def write(plain, folder, name, columns, rows):
    plain.execute(f"CREATE TABLE {name} ({columns})")
    plain.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns.split(',')))})", rows)
    with open(folder / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split(", "))
        writer.writerows(rows)


def statements():
    made = {}
    for code, query in json.loads((here / "queries.json").read_text()).items():
        query = query.replace(":from", str(number(first))).replace(":to", str(number(last)))
        parts = [f"SELECT '{by}', {what}, SUM(counts), COUNT(*) FROM rows_of JOIN people USING (child) GROUP BY {what}"
                 for by, what in {"sex": "sex", "ethnicity": "ethnicity", "disability": "disability", "age": "age"}.items()]
        made[code] = f"WITH rows_of AS MATERIALIZED ({query}) " + " UNION ALL ".join(parts)
    return made


def time_sqlite(plain, made, runs):
    took = []
    for _ in range(runs):
        start, answers = time.perf_counter(), {}
        for code, statement in made.items():
            rows = [row for row in plain.execute(statement).fetchall() if row[0] == "sex"]
            answers[code] = [sum(row[2] for row in rows), sum(row[3] for row in rows)]
        took.append((time.perf_counter() - start) * 1000)
    return {"median": statistics.median(took), "answers": answers}


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "counter", "children", "runs"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--database", help="one that is there already; without it one is made")
    order = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        database = order.database or str(folder / "children.sqlite")
        if not order.database:
            run = lambda *words: subprocess.run([order.program, "--database", f"sqlite:{database}", *words], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            run("example", "--accounts", str(folder / "accounts.txt"))
            run("example", "census", "--children", order.children, "--collection", "2017", "--seed", "5", "--out", str(folder / "census.xml"))
            run("import", "cin-census", str(folder / "census.xml"))
        ours = json.loads(subprocess.run([order.counter, f"sqlite:{database}", first.isoformat(), last.isoformat()], check=True, capture_output=True, text=True).stdout)
        plain, made = prepare(database, folder), statements()
        (folder / "statements.json").write_text(json.dumps({"statements": made, "tables": [*tables(), "days"]}))
        duck = json.loads(subprocess.run(["node", str(here / "duckdb.mjs"), name, order.runs], check=True, capture_output=True, text=True).stdout)
        lite = time_sqlite(plain, made, min(3, int(order.runs)))
    for code in made:
        if not ours["answers"][code] == duck["answers"][code] == lite["answers"][code]:
            raise SystemExit(f"{code}: {ours['answers'][code]} is not {duck['answers'][code]} or {lite['answers'][code]}")
    print(f"{ours['referrals']:,} referrals; the answers of all three are the same")
    print(f"| {ours['indicators']} indicators, six breakdowns ({ours['groups']} groups), two threads | {ours['two_threads']:.1f} ms |")
    print(f"| the same, one thread | {ours['one_thread']:.1f} ms, {ours['one_thread_cpu']:.1f} ms of CPU |\n| the same, the first time | {ours['first']:.1f} ms |")
    print(f"| reading the cohort from the database (SQLite) | {ours['load']:.0f} ms, {ours['load_cpu']:.0f} ms of CPU |\n| peak of memory | {ours['peak_mb']:.0f} MB |")
    for other, said in (("DuckDB", duck), ("SQLite", lite)):
        print(f"| {len(made)} of the indicators, four breakdowns: {other} | {said['median']:.0f} ms, {said['median'] / ours['two_threads']:.0f} times ours for all |")


main()
