#!/usr/bin/env python3
"""What a page for people and a public figure cost, one request after the other, beside a static answer: with figures of three years in
every departement and forty organisations, as a million tickets and a million needs leave them.

    Benchmarks/pages.py [--requests N]
"""
import argparse, contextlib, os, pathlib, re, signal, sqlite3, subprocess, tempfile, time

from waiting import connected, free_port

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--requests", type=int, default=300)
options = parser.parse_args()
PATHS = ["/livez", "/stats", "/docs", "/docs/tickets", "/docs/operations/openTicket", "/v1/statistics",
         "/v1/statistics/tickets-opened?by=departement", "/v1/statistics/needs-opened?by=organisation",
         "/v1/statistics/ticket-first-answer-hours?by=departement", "/v1/statistics/needs-days-until-taken?by=month"]
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)]
DEPARTEMENTS = [f"{number:02}" for number in range(1, 96) if number != 20] + ["2A", "2B", "971", "972", "973", "974", "976"]
ORGANISATIONS = [f"organisation-{number}" for number in range(40)]


@contextlib.contextmanager
def service(folder):
    port = free_port()
    environment = os.environ | {"GUICHET_DEMO": "1", "GUICHET_METRICS_PORT": "off", "GUICHET_RATE_LIMITS": "off"}
    server = subprocess.Popen(
        [root / ".build/release/guichet", "serve", "--port", str(port), "--database", f"{folder}/bench.sqlite",
         "--log-level", "warning"], env=environment, stdout=subprocess.DEVNULL)
    try:
        yield connected(server, port)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def series():
    """The series that tickets and needs count: every name of their declarations, those that are none harm nobody."""
    found = set()
    for folder in ("Tickets", "ExpertRouting"):
        for file in (root / "Sources" / folder).rglob("*.swift"):
            found |= set(re.findall(r'"((?:tickets?|needs?|satisfaction)-[a-z-]+)"', file.read_text()))
    return sorted(found)


def fill(path):
    """A million of each: cells of every month, departement and organisation, with spreads of delays."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        for name in series():
            keys = ([("month", "")] + [("departement", code) for code in DEPARTEMENTS]
                    + [("organisation", slug) for slug in ORGANISATIONS])
            cells = [(name, "", dimension, key, month, max(1, 27_000 // (1 if dimension == "month" else len(DEPARTEMENTS))), 100_000.0)
                     for month in MONTHS for dimension, key in keys]
            database.executemany("INSERT OR IGNORE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", cells)
            if re.search("hours|days", name):
                database.executemany(
                    "INSERT OR IGNORE INTO figureSpread VALUES (?, ?, ?, ?, ?, ?, 10)",
                    [cell[:5] + (bucket,) for cell in cells for bucket in range(0, 60, 3)])
        database.commit()
        return database.execute("SELECT (SELECT count(*) FROM figure), (SELECT count(*) FROM figureSpread)").fetchone()


with tempfile.TemporaryDirectory() as folder:
    with service(folder):
        pass
    print("%d cells, %d of spreads" % fill(folder + "/bench.sqlite"))
    with service(folder) as connection:
        times = {path: [] for path in PATHS}
        # By turns, so that what else the machine does strikes all alike.
        for _ in range(options.requests):
            for path in PATHS:
                start = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                times[path].append((time.perf_counter() - start) * 1000)
                if answer.status not in (200, 404):
                    raise SystemExit(f"{path}: {answer.status}")
        for path, taken in times.items():
            taken.sort()
            print(f"{path}: p50 {taken[len(taken) // 2]:.2f} ms, p95 {taken[int(len(taken) * .95)]:.2f} ms", flush=True)
