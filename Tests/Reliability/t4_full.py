"""T4: on a full disk writes are refused in so many words, reads go on, and the service recovers by itself.

The disk is a small tmpfs; where mounting is not permitted, the test says so and fails: a limit on the size of files is
another error of the system, not this one."""

import http.client
import pathlib
import subprocess
import tempfile
import time

from result import Result
from service import Client, Service

BALLAST = 3 << 20


def wait(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def fill(client, acknowledged, findings):
    """Writes until the disk is full, then a few times more: every refusal is a 507 that says what it is."""
    refused, comment = 0, "x" * 1900
    for number in range(20_000):
        status, kind, body = client.post(f"{number} {comment}")
        if status == 201:
            acknowledged.add(body["id"])
        elif status == 507 and kind == "application/problem+json" and body["code"] == "storage-full":
            refused += 1
        else:
            findings.append(f"answer {number}: {status} {kind} {body}")
        if refused >= 20 or findings:
            return refused
    findings.append("the disk never was full")
    return refused


def check(folder, round_number, acknowledged, service):
    findings = []
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(BALLAST))
    client = Client(service.port)
    refused = fill(client, acknowledged, findings)
    if service.status("/readyz") != 503:
        findings.append("/readyz is not 503 on a full disk")
    if service.status("/livez") != 200:
        findings.append("/livez is not 200 on a full disk")
    listed = service.guichet("feedback", "list", "--limit", 5, "--database", service.database)
    if listed.returncode != 0 or len(listed.stdout.splitlines()) != 5:
        findings.append(f"reads fail on a full disk: {listed.stderr}")
    ballast.unlink()
    # Nobody writes meanwhile: a load balancer would send nothing here.
    if not wait(10, lambda: service.status("/readyz") == 200):
        findings.append("not ready 10 s after there is room again")
    for number in range(20):
        status, _, body = client.post(f"after {round_number}.{number}")
        if status == 201:
            acknowledged.add(body["id"])
        else:
            findings.append(f"refused although there is room: {status} {body['code']}")
    client.close()
    return refused, findings


def run(extent):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="guichet-full-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        folder.rmdir()
        return Result("full disk", 0, [f"mounting is not permitted: {mounted.stderr.strip()}"], "none")
    acknowledged, findings, refused = set(), [], 0
    try:
        with Service(folder) as service:
            service.start()
            try:
                for round_number in range(1 if extent == "short" else 5):
                    more, found = check(folder, round_number, acknowledged, service)
                    refused += more
                    findings += found
                    # Room for the next round.
                    service.stop()
                    present = {name for (name,) in service.rows("SELECT id FROM opinion")}
                    findings += [f"lost: {name}" for name in acknowledged - present]
                    findings += [f"refused, yet recorded: {name}" for name in present - acknowledged]
                    service.database.unlink()
                    acknowledged.clear()
                    service.start()
            except (OSError, http.client.HTTPException) as error:
                findings.append(f"no answer: {error!r}")
    finally:
        subprocess.run(["umount", folder], check=False)
        folder.rmdir()
    return Result("full disk", refused, findings, f"{refused} writes refused with 507, reads 200, ready again by itself")
