"""T1: killed at random while eight clients write, the service loses nothing that it acknowledged."""

import http.client
import json
import random
import threading
import time
import uuid

from result import Result
from service import Client, Service, patience


class Writer(threading.Thread):
    """A client that writes until the service dies, and remembers what was acknowledged."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.sent, self.acknowledged, self.refused = port, [], {}, []

    def run(self):
        client = Client(self.port)
        while True:
            key = str(uuid.uuid4())
            self.sent.append(key)
            try:
                status, _, body = client.post(key, key)
            except (OSError, http.client.HTTPException, ValueError):
                return client.close()
            if status == 201:
                self.acknowledged[key] = body["id"]
            else:
                self.refused.append(f"{key}: {status}")


def missing(service, acknowledged):
    """What is not there exactly once, row, journal entry and idempotency record together, among all that was ever sent."""
    rows = service.rows("SELECT comment, count(*), min(id) FROM opinion GROUP BY comment")
    records = {key: (count, json.loads(body)["id"]) for key, count, body in service.rows(
        "SELECT key, count(*), min(body) FROM idempotencyRecord GROUP BY key")}
    entries = dict(service.rows(
        "SELECT object, count(*) FROM journalEntry WHERE objectType = 'opinion' GROUP BY object"))
    opinions = {key: (count, name) for key, count, name in rows}
    names = {name for _, name in opinions.values()}
    findings = [f"lost: {key}" for key, name in acknowledged.items() if opinions.get(key, (0, ""))[1] != name]
    findings += [f"doubled: {key}" for key, (count, _) in opinions.items() if count != 1]
    findings += [f"half written: {key}" for key in opinions.keys() ^ records.keys()]
    findings += [f"record of another: {key}" for key in opinions.keys() & records.keys() if opinions[key] != records[key]]
    findings += [f"not in the journal once: {name}" for name in names if entries.get(name) != 1]
    findings += [f"in the journal alone: {name}" for name in entries.keys() - names]
    return findings


def run(extent):
    kills, wanted = (25, 0) if extent == "short" else (500, 100_000)
    random.seed(1)
    acknowledged, findings, slowest, cycles = {}, [], 0.0, 0
    with Service() as service:
        while cycles < kills or len(acknowledged) < wanted:
            if cycles == 4 * kills:
                findings.append(f"only {len(acknowledged)} acknowledged")
                break
            slowest = max(slowest, service.start())
            writers = [Writer(service.port) for _ in range(8)]
            for writer in writers:
                writer.start()
            time.sleep(random.uniform(0.05, 0.4))
            service.kill()
            for writer in writers:
                writer.join()
                acknowledged |= writer.acknowledged
                findings += writer.refused
            cycles += 1
        slowest = max(slowest, service.start())
        findings += missing(service, acknowledged)
        verified = service.guichet("journal", "verify", "--database", service.database)
        if verified.returncode != 0:
            findings.append(f"journal: {verified.stdout.strip()[-300:]}{verified.stderr.strip()[-300:]}")
        health = service.rows("PRAGMA integrity_check")
        if health != [("ok",)]:
            findings.append(f"integrity: {health}")
    if slowest >= patience():
        findings.append(f"ready after {slowest:.2f} s")
    return Result("kill -9 during writes", len(acknowledged), findings, f"{cycles} kills, ready in {slowest * 1000:.0f} ms at most")
