"""T3: each operation of the disk and each allocation of SQLite fails in turn, and the power is cut before each change of a
file; inside the process, on a file system made for it (Tests/CFaultVFS)."""

import re
import subprocess

from result import Result
from service import ROOT

LINE = re.compile(r"^T[23] (.*): points=(\d+)")


def run(extent):
    tests = subprocess.run(
        ["swift", "test", "--filter", "FailingDiskTests|PowerCutTests"], cwd=ROOT, capture_output=True, text=True, timeout=900)
    output = tests.stdout + tests.stderr
    findings = [line for line in output.splitlines() if "✘" in line or "error:" in line]
    if tests.returncode != 0 and not findings:
        findings.append(output[-500:])
    results, count = [], 0
    for line in output.splitlines():
        if match := LINE.match(line):
            count += int(match[2])
            results.append(f"{match[1]} {match[2]}")
    return Result("faults of disk, memory and power", count, findings, ", ".join(results))
