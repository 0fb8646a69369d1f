#!/usr/bin/env python3
"""Every figure that was aimed at, measured in one run: the aim, what was measured, how the two compare, and how that compares with
our own static answer in the same run.

    Benchmarks/report.py [--tickets N] [--establishments N] [--only NAME,...] [--output FILE]

The benchmarks run one after the other; what they print is shown as it comes. `--output` adds the table to a file, as Markdown.
"""
import argparse, glob, os, pathlib, re, subprocess, sys, tempfile

from waiting import plain

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / ".build/release"
NUMBER = r"([\d,.]+(?:e-?\d+)?)"


class Figure:
    """One figure: where it stands in what a benchmark prints, and what was aimed at: so much at least, or at most."""

    def __init__(self, what, pattern, aim, unit, scale=1, more_is_better=None):
        self.what, self.pattern, self.aim, self.unit, self.scale = what, pattern, aim, unit, scale
        self.more_is_better = unit.endswith("/s") if more_is_better is None else more_is_better
        self.measured = None

    @property
    def is_rate(self):
        return self.unit.endswith("/s")

    def read(self, text):
        if found := re.search(self.pattern, text, re.MULTILINE):
            numbers = [float(number.replace(",", "")) for number in found.groups()]
            # Two numbers are so many in so long.
            self.measured = (numbers[0] / numbers[1] if len(numbers) == 2 else numbers[0]) * self.scale

    def row(self, static):
        aim = f"{'at least' if self.more_is_better else 'at most'} {self.aim:,g} {self.unit}"
        if self.measured is None:
            return [self.what, aim, "not measured", "", ""]
        ratio = self.measured / self.aim if self.more_is_better else self.aim / self.measured
        beside = static.get("rate" if self.is_rate else "milliseconds" if self.unit == "ms" else None)
        return [self.what, aim, f"{plain(self.measured)} {self.unit}",
                f"{ratio:.2f}{'' if ratio >= 1 else ' (missed)'}",
                f"{self.measured / beside:.3g}" if beside else ""]


def p95(name):
    return rf"^{re.escape(name)}.*?p95 {NUMBER} (?:ms|seconds)"


def benchmarks(options, folder):
    database = lambda name: f"{folder}/{name}.sqlite"
    script = lambda name, *more: [sys.executable, str(ROOT / f"Benchmarks/{name}.py"), *more]
    data = str(ROOT / "data/reference")
    return {
        "connections": (script("connections"), [
            Figure("1 to 1,024 connections, the engine's lowest point", rf"^engine: lowest {NUMBER}", 0.5, "of the median",
                   more_is_better=True),
            Figure("the product's", rf"^product: lowest {NUMBER}", 0.5, "of the median", more_is_better=True),
            Figure("the product's memory at the peak", rf"^product: .*; {NUMBER} MiB", 40, "MiB"),
        ]),
        "service": (script("service"), [
            Figure("static answer, 64 connections", rf"^static answer.*?/s.*?{NUMBER}/s", 100_000, "/s"),
            Figure("one row by id, 64 connections", rf"^one row by id.*?/s.*?/s +{NUMBER}", 0.6, "of a static answer",
                   more_is_better=True),
            Figure("durable row, 64 connections", rf"^durable row.*?/s.*?{NUMBER}/s", 30_000, "/s"),
            Figure("a read with a key, of the same without",
                   rf"^one row by id.*?/s.*?{NUMBER}/s[\s\S]*?^the same, a key.*?/s.*?{NUMBER}/s", 1.15, "times"),
        ]),
        # Both engines by turns.
        "postgres": ([str(ROOT / "scripts/postgres"), "sh", "-c",
                      f"{sys.executable} {ROOT}/Benchmarks/service.py --rounds 2 --beside \"$GUICHET_TEST_DATABASE_URL\""], [
            Figure("PostgreSQL: one row by id, 64 connections",
                   rf"^PostgreSQL, and[\s\S]*?^one row by id.*?/s.*?/s +{NUMBER}", 0.25, "of SQLite", more_is_better=True),
            Figure("PostgreSQL: durable row, 64 connections",
                   rf"^PostgreSQL, and[\s\S]*?^durable row.*?/s.*?{NUMBER}/s", 5000, "/s"),
        ]),
        "pages": (script("pages"), [
            Figure("/stats, p95", p95("/stats:"), 5, "ms"), Figure("/docs, p95", p95("/docs:"), 5, "ms"),
            Figure("tickets of three years by departement, p95", p95("/v1/statistics/tickets-opened?by=departement:"), 20, "ms"),
            Figure("delays of needs by month, p95", p95("/v1/statistics/needs-days-until-taken?by=month:"), 20, "ms"),
        ]),
        "rules": (script("rules"), [
            Figure("gross to net, of the reference engine", rf"^gross to net.*?{NUMBER} times the reference", 50, "times", more_is_better=True),
            Figure("net to gross, of the reference engine", rf"^net to gross.*?{NUMBER} times the reference", 50, "times", more_is_better=True),
            Figure("gross to net at half load, p99", rf"^gross to net, at half load: p99 {NUMBER} ms", 5, "ms"),
            Figure("`1 + 1`, of a static answer", rf"^1 \+ 1, of a static answer: {NUMBER}", 1, "times", more_is_better=True),
            Figure("the state's model read, and a first answer", rf"^started, model read, first answer: {NUMBER} ms", 150, "ms"),
            Figure("memory with it", rf"^peak memory: {NUMBER} MB", 60, "MB"),
        ]),
        "journal": ([str(RELEASE / "bench-journal"), database("journal")], [
            Figure("history of an object in 1,000,000 entries, p95", p95("a page of 50:"), 2, "ms", 1000),
        ]),
        "routing": (script("routing"), [
            Figure("one evaluation, p95", p95("one evaluation after the other"), 5, "ms"),
            Figure("evaluations, 64 connections", rf"^evaluations, 64.*?Requests/sec: {NUMBER}", 2000, "/s"),
            Figure("coverage of a departement, p95", p95("coverage of a departement"), 50, "ms"),
            Figure("needs opened durably, 64 connections", rf"^needs, 64.*?Requests/sec: {NUMBER}", 2000, "/s"),
        ]),
        "tickets": (script("tickets", "--tickets", str(options.tickets)), [
            Figure(f"page of tickets of {who}, p95", p95(f"list, {name}:"), 10, "ms")
            for who, name in [("an agent", "agent"), ("an agent, unread", "agent, unread"), ("an aidant", "aidant"),
                              ("a national manager, one departement", "national, one departement")]
        ] + [
            Figure("tickets with two words, p95", p95("search, agent, two words"), 50, "ms"),
            Figure("tickets with a word among open ones, p95", p95("search, agent, open"), 50, "ms"),
            Figure("tickets opened durably, 64 connections", rf"^opened durably.*?: {NUMBER}/s", 5000, "/s"),
        ]),
        "companies": ([str(RELEASE / "bench-companies"), folder + "/companies", data, str(options.establishments)], [
            Figure("establishments imported, all new", rf"^first: \d+ establishments in .*?, {NUMBER}/s", 50_000, "/s"),
            Figure("identity by its number, p95", p95("identifier"), 2, "ms", 1000),
            Figure("companies by words, p95", p95("text, drawn at random"), 20, "ms", 1000),
        ]),
        "sheets": (script("sheets"), [
            Figure("a sheet of a company, its source dead, p95", p95("a sheet, its source dead:"), 50, "ms"),
        ]),
        "apprenticeship": ([str(RELEASE / "bench-apprenticeship"), database("apprenticeship"), data], [
            Figure("offers within 30 km, p95", p95("search, 30 km around a candidate's home"), 5, "ms", 1000),
            Figure("200 recommendations explained, p95", p95("recommendations"), 10, "ms", 1000),
            Figure("placement of 10,000 at 2,000, p95", p95("placement"), 1, "s", 1),
        ]),
    }


def run(name, command):
    print(f"== {name}", flush=True)
    lines = []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if process.wait() != 0:
        sys.exit(f"{name} failed")
    return "".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--establishments", type=int, default=1_000_000)
    parser.add_argument("--only", help="names between commas")
    parser.add_argument("--output")
    options = parser.parse_args()
    products = ["guichet", "bench-static", "bench-service", "bench-journal", "bench-routing", "bench-tickets", "bench-companies",
                "bench-apprenticeship"]
    for product in products:
        subprocess.run(["swift", "build", "-c", "release", "--product", product, "-q"], cwd=ROOT, check=True)
    rows, static = [], {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUICHET_BENCH_FOLDER")) as folder:
        os.mkdir(folder + "/companies")
        wanted = options.only.split(",") if options.only else None
        for name, (command, figures) in benchmarks(options, folder).items():
            if wanted and name not in wanted:
                continue
            if name == "postgres" and not glob.glob("/usr/lib/postgresql/*/bin/postgres"):
                print("== postgres: skipped, no server is installed")
                continue
            text = run(name, command)
            for figure in figures:
                figure.read(text)
            if found := re.search(rf"^static answer.*?/s.*?{NUMBER}/s", text, re.MULTILINE):
                static.setdefault("rate", float(found[1].replace(",", "")))
            if found := re.search(rf"^/livez: p50 {NUMBER} ms", text, re.MULTILINE):
                static["milliseconds"] = float(found[1])
            rows += figures
    head = ["what", "aimed", "measured", "of the aim", "of a static answer"]
    table = [head] + [figure.row(static) for figure in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    table.insert(1, ["-" * width for width in widths])
    text = "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in table)
    print(f"\n{text}\n\nload at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if options.output:
        with open(options.output, "a") as file:
            file.write(text + "\n")


main()
