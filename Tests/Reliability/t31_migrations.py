"""T31: killed at any change that it makes to its files while it brings a new database forward, the service starts again and
reaches the same schema."""

import concurrent.futures
import shutil
import tempfile

from result import Result
from service import Service

CALLS = ("openat", "pwrite64", "fdatasync", "ftruncate", "unlink", "rename")
MOST_OF_SHORT = 10
# Seconds: a start that is not killed must not be taken for one on a busy machine.
PATIENCE = 120


def schema(service):
    return service.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name") + service.rows(
        "SELECT owner, name, digest FROM migration ORDER BY position")


def reference():
    with Service() as service:
        service.start(PATIENCE)
        service.stop()
        return schema(service)


def killed_at(call, number, expected):
    """Whether it was killed, and what was wrong afterwards."""
    inject = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    with Service(prefix=inject) as service:
        try:
            service.start(PATIENCE)
            return False, []
        except RuntimeError:
            service.kill()
        service.prefix = []
        try:
            service.start(PATIENCE)
            service.stop()
        except RuntimeError as error:
            return True, [f"{call} {number}: {error}"]
        return True, [] if schema(service) == expected else [f"{call} {number}: another schema"]


def changes(call):
    """How often it makes a call until it is ready."""
    with tempfile.NamedTemporaryFile() as record:
        prefix = ["strace", "-f", "-o", record.name, "-e", f"trace={call}"]
        with Service(prefix=prefix) as service:
            service.start(PATIENCE)
            service.kill()
        return sum(1 for line in open(record.name) if f" {call}(" in line)


def run(extent):
    if not shutil.which("strace"):
        return Result("kill -9 inside migrations", 0, ["strace is not installed"], "none")
    expected, chosen, moments = reference(), [], 0
    for call in CALLS:
        if call == "openat" and extent == "short":
            continue
        count = changes(call)
        moments += count
        # The short set takes moments at even distances, the first and the last among them.
        step = max(1, count // MOST_OF_SHORT) if extent == "short" else 1
        chosen += [(call, number) for number in sorted({*range(1, count + 1, step), count} - {0})]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        tried = list(pool.map(lambda moment: killed_at(*moment, expected), chosen))
    kills = sum(was_killed for was_killed, _ in tried)
    findings = [finding for _, found in tried for finding in found]
    return Result("kill -9 inside migrations", kills, findings, f"{kills} of {moments} moments, all reach the same schema")
