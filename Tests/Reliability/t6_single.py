"""T6: one process has the database, and of its threads one alone writes to the file and empties the log."""

import re
import shutil
import signal
import subprocess
import threading
import time

from result import Result
from service import Client, Service, free_port

CHANGE = re.compile(r"^(\d+) .*?(pwrite64|ftruncate|fdatasync|fsync)\(\d+<([^>]*)>")


def second_process(service):
    """What another process gets that wants the same file, by any name."""
    findings = []
    for name in (service.database, service.folder / "." / service.database.name):
        command = service.command(port=free_port())
        command[command.index("--database") + 1] = str(name)
        other = subprocess.run(command, capture_output=True, text=True, env=service.environment(), timeout=20)
        if other.returncode == 0 or "another process" not in other.stderr + other.stdout:
            findings.append(f"a second process got {other.returncode}: {other.stderr.strip()}")
    return findings


def write(port, seconds):
    client, end = Client(port), time.monotonic() + seconds
    while time.monotonic() < end:
        client.post("x" * 2000)


def changers(trace, database):
    """The threads that changed the main file, and those that changed the log."""
    main, log = {}, {}
    with open(trace, errors="replace") as lines:
        for line in lines:
            match = CHANGE.match(line)
            if not match:
                continue
            thread, _, path = match.groups()
            group = main if path == str(database) else log if path == f"{database}-wal" else None
            if group is not None:
                group[thread] = group.get(thread, 0) + 1
    return main, log


def run(extent):
    if not shutil.which("strace"):
        return Result("one writer", 0, ["strace is not installed"], "none")
    seconds = 5 if extent == "short" else 600
    with Service() as service:
        service.start()
        findings = second_process(service)
        trace = service.folder / "trace"
        tracer = subprocess.Popen([
            "strace", "-f", "-y", "-s", "0", "-o", str(trace), "-p", str(service.process.pid),
            "-e", "trace=pwrite64,ftruncate,fdatasync,fsync"], stderr=subprocess.PIPE)
        tracer.stderr.readline()
        writers = [threading.Thread(target=write, args=(service.port, seconds)) for _ in range(8)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        time.sleep(2)
        tracer.send_signal(signal.SIGINT)
        tracer.wait(20)
        main, log = changers(trace, service.database)
        changes = sum(main.values()) + sum(log.values())
        if len(main) != 1 or len(log) != 1 or main.keys() != log.keys():
            findings.append(f"changed by threads: file {main}, log {log}")
        findings += second_process(service)
        service.stop()
        health = service.rows("PRAGMA integrity_check")
        if health != [("ok",)]:
            findings.append(f"integrity: {health}")
        figure = f"{sum(main.values())} changes of the file and {sum(log.values())} of the log by {len(main)} thread"
        return Result("one process, one writer", changes, findings, figure)
