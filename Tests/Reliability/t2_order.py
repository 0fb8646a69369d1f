"""T2: before each 201, the log that holds its commit is on the disk (strace sees the order; the test of the file system
that forgets, in DatabaseTests, sees what a power cut would leave)."""

import re
import shutil
import signal
import subprocess
import time

from result import Result
from service import Client, Service

WAL_WRITE = re.compile(r"pwrite64\(\d+<[^>]*-wal>")
WAL_SYNC = re.compile(r"fdatasync\(\d+<[^>]*-wal>|fsync\(\d+<[^>]*-wal>")
RESUMED = re.compile(r"<\.\.\. (fdatasync|fsync) resumed>")
THREAD = re.compile(r"^(?:\[pid\s+)?(\d+)")


def violations(trace):
    """Each 201, in order, needs a write of the log since the last one, and a completed wait for the disk after it."""
    findings, answers, written, is_on_disk, waiting = [], 0, False, False, set()
    for line in trace:
        thread = THREAD.match(line)[1] if THREAD.match(line) else ""
        if WAL_WRITE.search(line):
            written, is_on_disk = True, False
        elif WAL_SYNC.search(line):
            if "unfinished" in line:
                waiting.add(thread)
            elif line.rstrip().endswith("= 0"):
                is_on_disk = written
        elif RESUMED.search(line) and thread in waiting:
            waiting.discard(thread)
            is_on_disk = written and line.rstrip().endswith("= 0")
        elif "HTTP/1.1 201" in line and "resumed" not in line:
            answers += 1
            if not is_on_disk:
                findings.append(f"answer {answers}: not on the disk ({'written' if written else 'nothing written'})")
            written = is_on_disk = False
    return answers, findings


def run(extent):
    if not shutil.which("strace"):
        return Result("order of disk and answer", 0, ["strace is not installed"], "none")
    count = 1000 if extent == "short" else 10_000
    with Service() as service:
        service.start()
        trace = service.folder / "trace"
        tracer = subprocess.Popen([
            "strace", "-f", "-y", "-s", "16", "-o", str(trace), "-p", str(service.process.pid),
            "-e", "trace=pwrite64,fdatasync,fsync,sendto,sendmsg,write,writev"], stderr=subprocess.PIPE)
        tracer.stderr.readline()
        time.sleep(0.3)
        client = Client(service.port)
        refused = [number for number in range(count) if client.post(f"opinion {number}")[0] != 201]
        tracer.send_signal(signal.SIGINT)
        tracer.wait(20)
        with open(trace, errors="replace") as lines:
            answers, findings = violations(lines)
        if refused or answers != count:
            findings.append(f"{answers} answers seen of {count}, {len(refused)} refused")
        return Result("order of disk and answer", answers, findings, f"{len(findings)} violations in {answers}")
