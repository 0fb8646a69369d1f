"""T32: ten thousand random requests to a service on a file and to one on PostgreSQL, which began with a copy of the file."""

import itertools
import json
import os
import random
import shutil
import time

from contract import Asker, operations
from invented_world import people
from pairing import Pairing
from postgres import Postgres
from random_requests import Requests
from result import Result
from service import InventedService

# How long a reading may take to become the same: what goes on afterwards (exports, letters, indexes) goes on at its own pace.
SETTLING = 10


class EngineService(InventedService):
    """On the engine whose address is given."""

    def __init__(self, address=None, **options):
        super().__init__(**options)
        self.address = address

    def environment(self):
        ours = {"GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"} | ({"GUICHET_DATABASE_URL": self.address} if self.address else {})
        return super().environment() | ours


def begun(service, server):
    """A file with the demonstration and people of every role, their tokens, and its copy on the server."""
    service.guichet("keys", "init", service.folder / "keys")
    service.start(120)
    tokens, likely = people(service)
    service.stop(60)
    address = server.database("engines")
    copied = service.guichet("database", "copy", "--from", f"sqlite:{service.database}", "--to", address)
    if copied.returncode:
        raise RuntimeError(copied.stderr[-500:])
    return tokens, likely, address


def asked(asker, operation, target, body, fields):
    """Status, type, and what can be compared: JSON, JSON lines and texts; of other files the length."""
    status, kind, said = asker.ask(operation.method, target, None if body is None else body.encode(), fields)
    if "json" in kind and said:
        return status, kind, json.loads(said) if b"\n" not in said.strip() else [json.loads(line) for line in said.splitlines()]
    return status, kind, said.decode() if kind.startswith("text/") else len(said)


def run(extent):
    count, findings = int(os.environ.get("RELIABILITY_REQUESTS", 5000 if extent == "short" else 10_000)), []
    seed = int(os.environ.get("RELIABILITY_SEED", "32"))
    with Postgres("engines") as server, EngineService() as one, EngineService(database="other.sqlite") as two:
        tokens, likely, two.address = begun(one, server)
        shutil.copy(one.folder / "keys", two.folder / "keys")
        for service in (one, two):
            service.start(120)
        requests, pairing = Requests(operations(one), list(tokens), likely, random.Random(seed)), Pairing()
        askers = {
            name: [Asker(service, {"Authorization": "Bearer " + token} if token else {}) for service in (one, two)]
            for name, token in tokens.items()}
        statuses, done, began = {}, set(), time.monotonic()
        for number, what in enumerate(itertools.islice(itertools.chain(
                requests.lists(), iter(requests.next, None)), count)):
            operation, target, body, fields, caller = what
            text = None if body is None else json.dumps(body, ensure_ascii=False)
            sent = [(target, text, fields), (
                pairing.other(target), text and pairing.other(text), fields)]
            difference, until = None, time.monotonic() + SETTLING
            while True:
                answers = [asked(asker, operation, *what) for asker, what in zip(askers[caller], sent)]
                difference = compared(pairing, *answers)
                if not difference or operation.method != "GET" or time.monotonic() > until:
                    break
                time.sleep(0.3)
            statuses[answers[0][0]] = statuses.get(answers[0][0], 0) + 1
            requests.saw(operation, caller, answers[0][0])
            if difference:
                findings.append(f"{number} {operation.id} {operation.method} {target} as {caller}: {difference}")
            elif answers[0][0] < 300:
                done.add(operation.id)
                requests.learn(target, answers[0][2])
            if one.process.poll() is not None or two.process.poll() is not None:
                findings.append(f"{number} {operation}: a service ended")
                break
        seconds = time.monotonic() - began
        errors = {line for service in (one, two) for line in service.log().splitlines() if '"level":"error"' in line}
    good = sum(times for status, times in statuses.items() if status < 300)
    if os.environ.get("RELIABILITY_SHOW"):
        print(*sorted(errors), sep="\n")
        print(statuses, sorted({operation.id for operation in requests.operations} - done))
    return Result(
        "engines", count, findings,
        f"{count} requests to each of two engines, {good} of them done, {len(findings)} differences, {seconds:.0f} s, seed {seed}")


def compared(pairing, one, two):
    """Where the answers are not the same."""
    if one[0] != two[0]:
        return f"{one[0]} and {two[0]}: {str(one[2])[:200]} and {str(two[2])[:200]}"
    if one[0] >= 500:
        return f"{one[0]}: {str(one[2])[:200]}"
    # A file may hold instants and numbers of its own: that there is one is enough.
    is_file = isinstance(one[2], int) and isinstance(two[2], int)
    return pairing.difference(list(one[1:2 if is_file else 3]), list(two[1:2 if is_file else 3]))
