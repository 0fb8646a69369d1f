#!/usr/bin/env python3
"""The engine alone and the product, side by side, at the numbers of connections where servers stumble.

    Benchmarks/connections.py [--baseline PROGRAM] [--seconds N] [--rounds N]

`--baseline` names a bench-static of another version: each figure is then also given as a ratio to it. Needs wrk.
"""

import argparse
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from waiting import free_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
COUNTS = (1, 64, 127, 128, 129, 255, 256, 257, 512, 1000, 1024)
TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """A program that serves one path."""

    def __init__(self, make, path):
        self.port, self.path = free_port(), path
        self.url = f"http://127.0.0.1:{self.port}{path}"
        self.process = subprocess.Popen(
            make(self.port), stdout=subprocess.DEVNULL, env=os.environ | {"GUICHET_METRICS_PORT": "off"})
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def peak_memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def measure(self, connections, seconds):
        """Requests per second, and microseconds of processor that each took."""
        before = self.processor_seconds()
        out = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", self.url], capture_output=True, text=True).stdout
        spent = self.processor_seconds() - before
        if trouble := re.search(r"Socket errors.*|Non-2xx.*", out):
            print(f"    {connections} connections: {trouble[0]}", file=sys.stderr)
        return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), spent * 1e6 / int(re.search(r"(\d+) requests in", out)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--baseline")
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is needed: apt-get install wrk")
    for product in ("bench-static", "guichet"):
        subprocess.run(["swift", "build", "-c", "release", "--product", product, "-q"], cwd=ROOT, check=True)
    release = ROOT / ".build/release"
    with tempfile.TemporaryDirectory() as folder:
        servers = {"engine": Server(lambda port: [release / "bench-static", str(port)], "/")}
        servers["product"] = Server(
            lambda port: [
                release / "guichet", "serve", "--port", str(port), "--log-level", "warning", "--database",
                f"{folder}/bench.sqlite"], "/livez")
        if options.baseline:
            servers["baseline"] = Server(lambda port: [options.baseline, str(port)], "/")
        try:
            report(servers, options)
        finally:
            for server in servers.values():
                server.process.terminate()
                server.process.wait()


def report(servers, options):
    # The servers take turns within each round, so that what else the machine does strikes all alike.
    rates = {name: {count: [] for count in COUNTS} for name in servers}
    costs = {name: {count: [] for count in COUNTS} for name in servers}
    for _ in range(options.rounds):
        for count in COUNTS:
            for name, server in servers.items():
                rate, cost = server.measure(count, options.seconds)
                rates[name][count].append(rate)
                costs[name][count].append(cost)
    best = {name: {count: max(values) for count, values in rates[name].items()} for name in servers}
    others = [name for name in servers if name != "engine"]
    print("connections  " + "  ".join(f"{name:>9}/s  us each" for name in servers) + "".join(f"  {name}:engine" for name in others))
    for count in COUNTS:
        cells = "  ".join(f"{best[name][count]:11.0f}  {min(costs[name][count]):7.2f}" for name in servers)
        ratios = "".join(f"  {best[name][count] / best['engine'][count]:{len(name) + 7}.2f}" for name in others)
        print(f"{count:11}  {cells}{ratios}")
    for name, server in servers.items():
        several = [best[name][count] for count in COUNTS if count > 1]
        lowest = min(several) / statistics.median(several)
        print(f"{name}: lowest {lowest:.2f} of the median; {server.peak_memory():.1f} MiB at the peak")


main()
