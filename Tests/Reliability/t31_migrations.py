"""T31: killed at any change that it makes to its files while it brings a new database forward, the service starts again and
reaches the same schema."""

import shutil

from result import Result
from service import Service

CALLS = ("openat", "pwrite64", "fdatasync", "ftruncate", "unlink", "rename")


def schema(service):
    return service.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name") + service.rows(
        "SELECT owner, name, digest FROM migration ORDER BY position")


def reference():
    with Service() as service:
        service.start()
        service.stop()
        return schema(service)


def killed_at(call, number, expected):
    """Whether it was killed, and what was wrong afterwards."""
    inject = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    with Service(prefix=inject) as service:
        try:
            service.start()
            return False, []
        except RuntimeError:
            service.kill()
        service.prefix = []
        try:
            service.start()
            service.stop()
        except RuntimeError as error:
            return True, [f"{call} {number}: {error}"]
        return True, [] if schema(service) == expected else [f"{call} {number}: another schema"]


def run(extent):
    if not shutil.which("strace"):
        return Result("kill -9 inside migrations", 0, ["strace is not installed"], "none")
    expected, findings, kills = reference(), [], 0
    for call in CALLS:
        if call == "openat" and extent == "short":
            continue
        number = 1
        while True:
            was_killed, found = killed_at(call, number, expected)
            findings += found
            if not was_killed:
                break
            kills, number = kills + 1, number + 1
    return Result("kill -9 inside migrations", kills, findings, f"{kills} moments, all reach the same schema")
