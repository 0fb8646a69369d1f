"""T33: two hours of a hundred writes and five hundred reads a second: memory and descriptors stay what they were."""

import http.client
import itertools
import json
import os
import pathlib
import statistics
import threading
import time
import uuid

from people import sign_in
from result import Result
from service import InventedService

WRITES, READS, CLIENTS = 100, 500, 10
# Pages, lists, calculations and searches of all five services, on invented data.
PATHS = [
    "/livez", "/stats", "/docs", "/v1/departements", "/v1/communes?q=lille", "/v1/subjects", "/v1/interventions",
    "/v1/apprenticeship/offers?rome=D1102", "/v1/statistics", "/v1/simulation/models",
    "/v1/routing/coverage?subject=recruter&territory=departement:59", "/v1/tickets", "/v1/needs",
]
CALCULATION = {
    "situation": {"salarié . contrat . salaire brut": "3000 €/mois"}, "expressions": ["salarié . rémunération . net . à payer avant impôt"]}
NEED = {
    "subject": "recruter", "company": {"commune": "59350", "naf": "10.71C", "headcountBand": "02"},
    "contact": {"name": "Camille Martin", "email": "camille@example.fr"}, "description": "Un vendeur pour septembre.",
    "privacyNoticeVersion": "2026-01"}


class Pace:
    """Requests of one client at a steady rate, whatever the answers cost."""

    def __init__(self, port, requests, rate, end):
        self.port, self.requests, self.every, self.end = port, requests, 1 / rate, end
        self.count, self.errors, self.times = 0, [], []
        self.thread = threading.Thread(target=self.run)

    def run(self):
        connection, due = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30), time.monotonic()
        for method, path, body, headers in self.requests:
            if self.end.is_set():
                break
            began = time.monotonic()
            try:
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status >= 300:
                    self.errors.append(f"{method} {path}: {answer.status}")
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(f"{method} {path}: {error!r}")
                connection.close()
            self.count += 1
            self.times.append(time.monotonic() - began)
            # Who falls behind by more than a second does not catch up in a burst.
            due = max(due + self.every, time.monotonic() - 1)
            self.end.wait(max(0, due - time.monotonic()))
        connection.close()


def reads(token):
    """One path after another, as an administrator, and a calculation at each round."""
    said, own = json.dumps(CALCULATION), {"Authorization": "Bearer " + token}
    for path in itertools.cycle([*PATHS, None]):
        if path:
            yield "GET", path, None, own
        else:
            yield "POST", "/v1/simulation/evaluate", said, {"Content-Type": "application/json"}


def writes():
    """Opinions, and every tenth time a need."""
    for number in itertools.count():
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        if number % 10:
            yield "POST", "/v1/feedback", json.dumps({"useful": True, "score": 4, "comment": f"Essai {number}."}), headers
        else:
            yield "POST", "/v1/needs", json.dumps(NEED), headers


def looked_at(service):
    """What the process holds: MiB of memory, descriptors."""
    folder = pathlib.Path(f"/proc/{service.process.pid}")
    memory = next(int(line.split()[1]) for line in (folder / "status").read_text().splitlines() if line.startswith("VmRSS"))
    return memory / 1024, len(os.listdir(folder / "fd"))


def slope(samples, seconds):
    """Growth an hour (Theil and Sen: the median of the slopes between any two samples)."""
    pairs = [(later - earlier) / (j - i) for (i, earlier), (j, later) in itertools.combinations(enumerate(samples), 2)]
    return statistics.median(pairs) * 3600 / seconds if pairs else 0.0


def centile(paces, share):
    """Milliseconds, of the requests since it was last asked."""
    times = sorted(itertools.chain.from_iterable(pace.times for pace in paces))
    for pace in paces:
        pace.times.clear()
    return times[int(len(times) * share)] * 1000 if times else 0.0


def run(extent):
    duration, every = (60, 2) if extent == "short" else (float(os.environ.get("RELIABILITY_SOAK", 7200)), 30)
    memory, descriptors, delays, end = [], [], [], threading.Event()
    with InventedService() as service:
        service.guichet("keys", "init", service.folder / "keys")
        service.start(120)
        token = sign_in(service, "ada@example.fr", "administrator")
        paces = [Pace(service.port, reads(token), READS / CLIENTS, end) for _ in range(CLIENTS)]
        paces += [Pace(service.port, writes(), WRITES / CLIENTS, end) for _ in range(CLIENTS)]
        for pace in paces:
            pace.thread.start()
        began = time.monotonic()
        while time.monotonic() - began < duration and service.process.poll() is None:
            time.sleep(every)
            held, opened = looked_at(service)
            memory.append(held)
            descriptors.append(opened)
            delays.append(centile(paces, 0.99))
        end.set()
        for pace in paces:
            pace.thread.join()
        alive = service.process.poll() is None
        size = service.database.stat().st_size / 1048576
    # The first quarter fills the caches.
    steady, opened = memory[len(memory) // 4:], descriptors[len(descriptors) // 4:]
    growth = slope(steady, every)
    findings = [error for pace in paces for error in pace.errors]
    findings += [] if alive else ["the service ended"]
    if extent == "long":
        findings += [f"memory grows by {growth:.2f} MiB an hour"] if growth >= 1 else []
        findings += [f"descriptors from {min(opened)} to {max(opened)}"] if slope(opened, every) > 0 else []
    count = sum(pace.count for pace in paces)
    third = max(1, len(delays) // 3)
    return Result(
        "soak", count, findings,
        f"{duration:.0f} s, {count / duration:.0f} requests/s, memory {steady[0]:.1f} to {steady[-1]:.1f} MiB ({growth:+.2f} an hour), "
        f"{min(opened)} to {max(opened)} descriptors, database {size:.0f} MiB, p99 {statistics.median(delays[:third]):.1f} ms in the "
        f"first third, {statistics.median(delays[-third:]):.1f} in the last")
