#!/usr/bin/env python3
"""How what is asked for often grows with what is stored, and the engine with its connections: tables as Markdown, and a picture.

    Benchmarks/growth.py [--rows 10000,100000,1000000] [--picture docs/performance/growth.svg]
"""
import argparse, html, math, os, pathlib, re, subprocess, sys, tempfile

from waiting import plain

ROOT = pathlib.Path(__file__).resolve().parent.parent
TICKETS = ["list, agent", "list, national, one departement", "search, agent, two words"]
COMPANIES = ["identifier", "text, drawn at random", "near Lille"]
INK = ["#000091", "#c9191e", "#18753c", "#6a6af4", "#b34000", "#3a3a3a"]


def shown(command):
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    print(done, end="", flush=True)
    return done


def p95(text, names, scale=1):
    found = {}
    for name in names:
        number = re.search(rf"^{re.escape(name)}:.*?p95 ([\d.]+(?:e-?\d+)?)", text, re.MULTILINE)
        found[name] = float(number[1]) * scale
    return found


def rows(count, folder):
    """The 95th percentiles, in milliseconds, with so many tickets and so many establishments; and tickets opened a second."""
    tickets = shown([sys.executable, str(ROOT / "Benchmarks/tickets.py"), "--tickets", str(count)])
    place = f"{folder}/{count}"
    os.mkdir(place)
    companies = shown([str(ROOT / ".build/release/bench-companies"), place, str(ROOT / "data/reference"), str(count)])
    opened = re.search(r"^opened durably.*?: (\d+)/s", tickets, re.MULTILINE)
    return {f"tickets: {name}": value for name, value in p95(tickets, TICKETS).items()} | {
        f"companies: {name}": value for name, value in p95(companies, COMPANIES, 1000).items()}, float(opened[1])


def connections():
    """Requests a second of the product, by number of connections."""
    found = re.findall(r"^\s*(\d+)\s+[\d.]+\s+[\d.]+\s+([\d.]+)\s", shown(
        [sys.executable, str(ROOT / "Benchmarks/connections.py"), "--rounds", "1"]), re.MULTILINE)
    return {int(count): float(rate) for count, rate in found}


def chart(title, curves, left, top, unit):
    """One chart with logarithmic axes: a line for each curve, its name and last value beside it."""
    width, height = 420, 240
    places = [place for curve in curves.values() for place in curve]
    values = [value for curve in curves.values() for value in curve.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9)
    first, last = math.log10(min(places)), math.log10(max(places))
    x = lambda place: left + 60 + (width - 60) * (math.log10(place) - first) / max(last - first, 1e-9)
    y = lambda value: top + 30 + height * (high - math.log10(value)) / max(high - low, 1)
    parts = [f'<text x="{left}" y="{top + 12}" font-weight="bold">{html.escape(title)}</text>']
    for power in range(low, high + 1):
        parts.append(f'<path d="M{left + 60} {y(10 ** power):.1f}h{width - 60}" stroke="#ddd"/>'
                     f'<text x="{left + 54}" y="{y(10 ** power) + 4:.1f}" text-anchor="end">{plain(10.0 ** power)}</text>')
    for place in sorted(set(places)):
        if place in (1, 64, 256, 1024) or place >= 10_000:
            parts.append(f'<text x="{x(place):.1f}" y="{top + height + 50}" text-anchor="middle">{place:,}</text>')
    for number, (name, curve) in enumerate(curves.items()):
        ink = INK[number % len(INK)]
        points = " ".join(f"{x(place):.1f},{y(value):.1f}" for place, value in sorted(curve.items()))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="2"/>')
        value = curve[max(curve)]
        parts.append(f'<text x="{left + 60}" y="{top + height + 72 + 16 * number}" fill="{ink}">'
                     f'{html.escape(name)}: {plain(value)} {unit}</text>')
    return "".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="10000,100000,1000000")
    parser.add_argument("--picture", default=str(ROOT / "docs/performance/growth.svg"))
    options = parser.parse_args()
    for product in ("bench-tickets", "bench-companies"):
        subprocess.run(["swift", "build", "-c", "release", "--product", product, "-q"], cwd=ROOT, check=True)
    counts = [int(count) for count in options.rows.split(",")]
    rates = connections()
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUICHET_BENCH_FOLDER")) as folder:
        found = {count: rows(count, folder) for count in counts}
    measured = {count: times for count, (times, _) in found.items()}
    print("\n| p95 in ms, by rows | " + " | ".join(f"{count:,}" for count in counts) + " |")
    print("| --- |" + " --- |" * len(counts))
    for name in measured[counts[0]]:
        print(f"| {name} | " + " | ".join(f"{measured[count][name]:.3g}" for count in counts) + " |")
    print("| tickets opened durably a second, 64 connections | " + " | ".join(f"{rate:,.0f}" for _, rate in found.values()) + " |")
    print("\n| connections | " + " | ".join(map(str, rates)) + " |\n| --- |" + " --- |" * len(rates))
    print("| static answers a second | " + " | ".join(f"{rate:,.0f}" for rate in rates.values()) + " |")
    curves = {name: {count: measured[count][name] for count in counts} for name in measured[counts[0]]}
    pathlib.Path(options.picture).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(options.picture).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 420" font-family="sans-serif" font-size="12" role="img">'
        '<title>How Guichet grows</title><rect width="940" height="420" fill="#fff"/>'
        + chart("p95 (ms) by rows stored", curves, 10, 10, "ms at the end")
        + chart("static answers a second by connections", {"product": rates}, 490, 10, "/s at the end") + "</svg>\n")


main()
