#!/usr/bin/env python3
"""The rules engine on a real model: `GUICHET_VECTORS/publicodes/modele-social.json`; says so when the folder is not there.

    Benchmarks/rules.py [--seconds N]

Given over HTTP: requests per second, microseconds of processor each, and the ratio to the reference engine's figures on the
same kind of machine (28.5/s gross to net, 8.3/s net to gross, 187/s for 1 + 1); memory; and 1,000 situations through
`guichet evaluate` with one thread and with two. Needs wrk.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from service import spent
from waiting import free_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
GUICHET = ROOT / ".build/release/guichet"
GROSS, NET = "salarié . contrat . salaire brut", "salarié . rémunération . net . à payer avant impôt"
CASES = {
    "gross to net": ({"situation": {GROSS: "3500 €/mois"}, "expressions": [NET]}, 28.5),
    "net to gross": ({"situation": {NET: "2000 €/mois"}, "expressions": [GROSS]}, 8.3),
    "1 + 1": ({"expressions": "1 + 1"}, 187),
}


def over_http(folder, seconds):
    port = free_port()
    environment = os.environ | {"GUICHET_MODELS": f"{folder}/models", "GUICHET_METRICS_PORT": "off", "GUICHET_RATE_LIMITS": "off"}
    environment.pop("GUICHET_VECTORS")
    process = subprocess.Popen(
        [GUICHET, "serve", "--port", str(port), "--database", f"{folder}/bench.sqlite", "--log-level", "warning"],
        stdout=subprocess.DEVNULL, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(url + "/livez").read()
                break
            except OSError:
                time.sleep(0.05)
        def asked(count, *extra):
            """Requests a second, microseconds of processor each, and the 99th percentile in milliseconds."""
            before = spent(process)
            out = subprocess.run(["wrk", "-t1", f"-c{count}", f"-d{seconds}s", "--latency", *extra], capture_output=True, text=True).stdout
            if refused := re.search("Non-2xx.*", out):
                sys.exit(refused[0])
            used, done = spent(process) - before, int(re.search(r"(\d+) requests in", out)[1])
            slowest, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
            return (float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), used * 1e6 / done,
                    float(slowest) * {"us": 0.001, "ms": 1, "s": 1000}[unit])

        _, static, _ = asked(8, url + "/livez")
        costs = {}
        for name, (body, reference) in CASES.items():
            script = pathlib.Path(folder) / f"{len(costs)}.lua"
            script.write_text(
                'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [==['
                + json.dumps(body | {"model": "modele-social"}, ensure_ascii=False) + "]==]\n")
            request = ["-s", str(script), url + "/v1/simulation/evaluate"]
            rate, cost, p99 = asked(8, *request)
            costs[name] = cost
            print(f"{name:14}{rate:10,.0f}/s  p99 {p99:6.2f} ms {cost:8.0f} µs each, {1e6 / cost:8,.0f}/s a core, "
                  f"{1e6 / cost / reference:6.0f} times the reference")
            if name == "gross to net":
                # One client that asks one after the other keeps one of the two cores busy at most.
                print(f"gross to net, at half load: p99 {asked(1, *request)[2]:.2f} ms")
        print(f"1 + 1, of a static answer: {static / costs['1 + 1']:.2f} times")
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        print("peak memory: %.0f MB" % (int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024))
    finally:
        process.terminate()
        process.wait()


def loading(model):
    """Milliseconds until a program that has just started has read the model and calculated with it."""
    times = []
    for _ in range(5):
        began = time.monotonic()
        subprocess.run([GUICHET, "evaluate", "--model", model], input='{"expressions":["1 + 1"]}\n', text=True, check=True,
                       stdout=subprocess.DEVNULL)
        times.append((time.monotonic() - began) * 1000)
    print(f"started, model read, first answer: {min(times):.0f} ms")


def on_the_command_line(model):
    lines = "".join(
        json.dumps({"situation": {GROSS: f"{1900 + index * 7} €/mois"}, "expressions": [NET]}, ensure_ascii=False) + "\n"
        for index in range(1000))
    for jobs in (1, 2):
        began = time.monotonic()
        subprocess.run([GUICHET, "evaluate", "--model", model, "--jobs", str(jobs)], input=lines, text=True, check=True,
                       stdout=subprocess.DEVNULL)
        print(f"guichet evaluate --jobs {jobs}: 1,000 situations in {time.monotonic() - began:.2f} s, model read included")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3)
    options, _ = parser.parse_known_args()
    vectors = os.environ.get("GUICHET_VECTORS")
    if not vectors:
        return print("skipped: GUICHET_VECTORS names no folder")
    subprocess.run(["swift", "build", "-c", "release", "--product", "guichet", "-q"], cwd=ROOT, check=True)
    model = pathlib.Path(vectors) / "publicodes/modele-social.json"
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "models").mkdir()
        shutil.copy(model, f"{folder}/models/modele-social.json")
        over_http(folder, options.seconds)
    loading(model)
    on_the_command_line(model)


main()
