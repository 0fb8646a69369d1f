#!/usr/bin/env python3
"""What a page for people and a public figure cost, one request after the other, beside a static answer, on the demonstration.

    Benchmarks/pages.py [--requests N]
"""
import argparse, http.client, os, pathlib, signal, subprocess, tempfile, time

from waiting import connected, free_port

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--requests", type=int, default=500)
options = parser.parse_args()
PATHS = ["/livez", "/stats", "/docs", "/docs/tickets", "/docs/operations/openTicket", "/v1/statistics",
         "/v1/statistics/tickets-opened", "/v1/statistics/needs-routed?by=departement"]

with tempfile.TemporaryDirectory() as folder:
    port = free_port()
    environment = os.environ | {"GUICHET_DEMO": "1", "GUICHET_METRICS_PORT": "off", "GUICHET_RATE_LIMITS": "off"}
    server = subprocess.Popen(
        [root / ".build/release/guichet", "serve", "--port", str(port), "--database", f"{folder}/bench.sqlite",
         "--log-level", "warning"], env=environment, stdout=subprocess.DEVNULL)
    try:
        connection = connected(server, port)
        times = {path: [] for path in PATHS}
        # By turns, so that what else the machine does strikes all alike.
        for _ in range(options.requests):
            for path in PATHS:
                start = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                times[path].append((time.perf_counter() - start) * 1000)
                if answer.status != 200:
                    raise SystemExit(f"{path}: {answer.status}")
        for path, taken in times.items():
            taken.sort()
            print(f"{path}: p50 {taken[len(taken) // 2]:.2f} ms, p95 {taken[int(len(taken) * .95)]:.2f} ms", flush=True)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
