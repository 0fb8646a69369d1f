"""T9 and T10 on real things: sixteen callers change one unit and one account by turns; one key of repetition, fifty at once."""

import concurrent.futures
import json
import threading
import uuid

from contract import Asker
from people import key, said, sign_in
from result import Result
from service import Service

CLIENTS, ROUNDS = 16, 3
UNIT = {"organisation": "caf", "name": "Agence 0", "level": "local", "zones": [{"type": "commune", "code": "59350"}]}


def appended(service, path, token, field):
    """Everybody adds a mark to a text, each until it is taken: the texts and the statuses."""
    statuses, lock = [], threading.Lock()

    def client(number):
        asker = Asker(service, {"Authorization": "Bearer " + token})
        for turn in range(ROUNDS):
            while True:
                held = said(asker.ask("GET", path))
                text = (held.get(field) or "-") + f" {number:x}{turn}"
                status = asker.ask("PATCH", path, {field: text}, {"If-Match": f'"{held["version"]}.fr.0"'})[0]
                with lock:
                    statuses.append(status)
                if status != 412:
                    break

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, range(CLIENTS)))
    return said(Asker(service, {"Authorization": "Bearer " + token}).ask("GET", path))[field], statuses


def updates(service, administrator, writer):
    findings, count = [], 0
    unit = said(Asker(service, {"Authorization": "Bearer " + writer}).ask("POST", "/v1/directory/units", UNIT))["id"]
    me = said(Asker(service, {"Authorization": "Bearer " + administrator}).ask("GET", "/v1/me"))["account"]["id"]
    for path, token, field in ((f"/v1/directory/units/{unit}", writer, "publicNote"), (f"/v1/accounts/{me}", administrator, "jobTitle")):
        text, statuses = appended(service, path, token, field)
        lost = [f"{n:x}{t}" for n in range(CLIENTS) for t in range(ROUNDS) if f" {n:x}{t}" not in text]
        findings += [f"{path}: lost {mark}" for mark in lost[:5]]
        findings += [f"{path}: {status}" for status in set(statuses) - {200, 412}]
        if statuses.count(200) != CLIENTS * ROUNDS:
            findings.append(f"{path}: {statuses.count(200)} taken, {CLIENTS * ROUNDS} wanted")
        count += len(statuses)
    return Result("updates of units and accounts", count, findings, f"{2 * CLIENTS * ROUNDS} changes by {CLIENTS} at once, 0 lost")


def repetitions(service, administrator, writer):
    """One effect for one key, whatever comes how often; another body, another caller, a restart, a kill."""
    findings, count = [], 0
    cases = [
        (writer, "/v1/directory/units", UNIT | {"name": "Once"}, UNIT | {"name": "Twice"},
         lambda: service.rows("SELECT count(*) FROM unitPeriod WHERE name IN ('Once', 'Twice')")[0][0]),
        (administrator, "/v1/privacy/requests", {"kind": "rectification", "message": "Once"}, {"kind": "objection"},
         lambda: service.rows("SELECT count(*) FROM privacyRequest")[0][0]),
        (administrator, "/v1/absences", {"from": "2026-12-01", "to": "2026-12-02"}, {"from": "2026-12-01", "to": "2026-12-03"},
         lambda: service.rows("SELECT count(*) FROM absence")[0][0]),
    ]
    for token, path, body, other, effects in cases:
        name = str(uuid.uuid4())
        fields = {"Authorization": "Bearer " + token, "Idempotency-Key": name}

        def once(_):
            return Asker(service, fields).ask("POST", path, body)

        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(once, range(50)))
        while any(status == 409 for status, _, _ in answers):
            answers = [once(0) if answer[0] == 409 else answer for answer in answers]
        count += len(answers)
        findings += [f"{path}: {status}" for status in {status for status, _, _ in answers} - {201}]
        if len({answer for _, _, answer in answers}) != 1:
            findings.append(f"{path}: not the same answer")
        if Asker(service, fields).ask("POST", path, other)[0] != 422:
            findings.append(f"{path}: another body under the key was taken")
        service.kill()
        service.start()
        if once(0)[2] != answers[0][2]:
            findings.append(f"{path}: another answer after a kill")
        if effects() != 1:
            findings.append(f"{path}: {effects()} effects")
        count += 2
    return Result("repetitions (T10) of units, requests, absences", count, findings, "3 keys, 50 at once each, then a kill: 1 effect, 1 answer")


def run(extent):
    with Service() as service:
        service.start()
        administrator = sign_in(service, "ada@example.fr", "administrator")
        said(Asker(service, {"Authorization": "Bearer " + administrator}).ask(
            "POST", "/v1/directory/organisations", {"slug": "caf", "name": "Caf", "categories": ["publicOperator"], "reach": "national"}))
        writer = key(service, "caf", ["directory:write", "directory:read"])
        return [updates(service, administrator, writer), repetitions(service, administrator, writer)]
