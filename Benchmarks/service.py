#!/usr/bin/env python3
"""The service through every layer: a static answer, one row by id with and without a token, one durable row, evaluations; side
by side.

    Benchmarks/service.py [--seconds N] [--rounds N] [--beside URL]

Rounds alternate between them, so that a machine that slows down slows all of them. Given for each: requests per second
(median of the rounds), the ratio to the static answer of the same number of connections, and the microseconds of
processor that the service spent on each request, which tell more than the rate on a machine that is shared. Needs wrk.

With `--beside`, a second service on an empty database of PostgreSQL is measured in the same rounds; given are then the ratios
of its rates to those on SQLite: `scripts/postgres sh -c 'Benchmarks/service.py --beside "$GUICHET_TEST_DATABASE_URL"'`.
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request

from waiting import connected, free_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
COUNTS = (1, 64, 256)
TICK = os.sysconf("SC_CLK_TCK")
ROW = json.dumps({"object": "ticket:01a1fc5d-c245-7ec0-a0ac-82aacc98c98c", "what": "ticketResolved", "who": "account:01a1fc5d"})
EVALUATION = json.dumps({
    "situation": {"salarié . contrat . salaire brut": "3000 €/mois"},
    "expressions": ["salarié . rémunération . net . à payer avant impôt", "salarié . coût total employeur"],
}, ensure_ascii=False)
INVERSION = json.dumps({
    "situation": {"salarié . rémunération . net . à payer avant impôt": "2352.85 €/mois"},
    "expressions": ["salarié . contrat . salaire brut"],
}, ensure_ascii=False)


def post(folder, name, body):
    script = pathlib.Path(folder) / f"{name}.lua"
    script.write_text(
        f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [==[{body}]==]\n')
    return ["-s", str(script)]


def key(folder):
    """A partner's key, from the owner's socket."""
    body = json.dumps({"name": "Bench", "organisation": "bench", "scopes": []})
    with socket.socket(socket.AF_UNIX) as owner:
        owner.connect(f"{folder}/bench.sqlite.socket")
        owner.sendall(
            f"POST /v1/owner/api-keys HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        answer = b""
        while part := owner.recv(65536):
            answer += part
    return json.loads(answer.split(b"\r\n\r\n", 1)[1])["secret"]


def spent(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


@contextlib.contextmanager
def running(url=None):
    """The service of the benchmark: its process, and the address and words for wrk of each request that is measured."""
    if not shutil.which("wrk"):
        sys.exit("wrk is needed: apt-get install wrk")
    subprocess.run(["swift", "build", "-c", "release", "--product", "bench-service", "-q"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUICHET_BENCH_FOLDER")) as folder:
        port = free_port()
        environment = dict(os.environ, **({"GUICHET_DATABASE_URL": url} if url else {}))
        process = subprocess.Popen(
            [ROOT / ".build/release/bench-service", str(port), f"{folder}/bench.sqlite", ROOT], env=environment)
        try:
            connected(process, port, 0.05).close()
            yield process, cases(f"http://127.0.0.1:{port}", folder)
        finally:
            process.terminate()
            process.wait()


def cases(base, folder):
    request = urllib.request.Request(base + "/bench/rows", ROW.encode(), {"Content-Type": "application/json"})
    row = json.load(urllib.request.urlopen(request))["id"]
    return {
        "static answer": (base + "/livez", []),
        "one row by id": (f"{base}/bench/rows/{row}", []),
        "the same, a key": (f"{base}/bench/known/rows/{row}", ["-H", f"Authorization: Bearer {key(folder)}"]),
        "durable row": (base + "/bench/rows", post(folder, "row", ROW)),
        "gross to net": (base + "/v1/simulation/evaluate", post(folder, "evaluation", EVALUATION)),
        "net to gross": (base + "/v1/simulation/evaluate", post(folder, "inversion", INVERSION)),
    }


def measure(process, url, extra, count, seconds, name):
    """Requests per second, and microseconds of the service's processor for each."""
    before = spent(process)
    out = subprocess.run(
        ["wrk", f"-t{min(2, count)}", f"-c{count}", f"-d{seconds}s", "--latency", *extra, url],
        capture_output=True, text=True).stdout
    used = spent(process) - before
    if trouble := re.search(r"Socket errors.*|Non-2xx.*", out):
        print(f"{name}, {count} connections: {trouble[0]}", file=sys.stderr)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    done = int(re.search(r"(\d+) requests in", out)[1])
    return rate, used * 1e6 / done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beside", metavar="URL")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        process, cases = stack.enter_context(running())
        services = [("", process, cases)]
        if options.beside:
            services.append(("PostgreSQL", *stack.enter_context(running(options.beside))))
        figures = {}
        for _ in range(options.rounds):
            for count in COUNTS:
                for name in cases:
                    for engine, served, asked in services:
                        url, extra = asked[name]
                        figures.setdefault((engine, name, count), []).append(
                            measure(served, url, extra, count, options.seconds, f"{name} {engine}"))

        def median(engine, name, count, place):
            return statistics.median(value[place] for value in figures[engine, name, count])

        print(f"{'':16}" + "".join(f"{count:>30}" for count in COUNTS))
        for engine, *_ in services:
            if engine:
                print(f"{engine}, and the ratio to SQLite")
            for name in cases:
                line = f"{name:16}"
                for count in COUNTS:
                    rate = median(engine, name, count, 0)
                    other = median("", name, count, 0) if engine else median("", "static answer", count, 0)
                    line += f"{rate:12,.0f}/s {rate / other:5.2f} {median(engine, name, count, 1):6.1f} µs"
                print(line)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        print("peak memory: %.0f MB" % (int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024))


if __name__ == "__main__":
    main()
