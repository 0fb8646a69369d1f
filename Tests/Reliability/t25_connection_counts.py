"""T25: no number of connections, a power of two or its neighbour, makes the service slow."""

import re
import shutil
import statistics
import subprocess

from result import Result
from service import Service

COUNTS = (1, 64, 127, 128, 129, 255, 256, 257, 512, 1000, 1024)


def rate(port, connections, seconds):
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", f"http://127.0.0.1:{port}/livez"],
        capture_output=True, text=True, timeout=60).stdout
    errors = re.search(r"Socket errors: (.*)|Non-2xx or 3xx responses: (\d+)", out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), errors and errors[0]


def run(extent):
    if not shutil.which("wrk"):
        return Result("connection counts", 0, ["wrk is not installed"], "none")
    rounds, seconds = (2, 1) if extent == "short" else (5, 3)
    best, findings = dict.fromkeys(COUNTS, 0.0), []
    with Service() as service:
        service.start()
        for _ in range(rounds):
            for connections in COUNTS:
                measured, errors = rate(service.port, connections, seconds)
                # Other work on the machine slows a round down, never up.
                best[connections] = max(best[connections], measured)
                if errors:
                    findings.append(f"{connections} connections: {errors}")
    # One connection waits for itself, whatever the server does: it is shown, not judged.
    median = statistics.median(best[count] for count in COUNTS if count > 1)
    findings += [
        f"{count} connections: {best[count]:.0f} requests/s" for count in COUNTS if count > 1 and best[count] < median / 2]
    lowest = min((count for count in COUNTS if count > 1), key=best.get)
    figure = f"lowest {best[lowest] / median:.2f} of the median, at {lowest} connections"
    return Result("connection counts", len(COUNTS) * rounds, findings, figure)
