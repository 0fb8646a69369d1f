"""What clients of a cluster write and read while its parts die, and what must have come of it."""

import collections
import http.client
import json
import random
import threading
import time
import uuid

from cluster import document, until
from contract import Asker
from people import key, said, sign_in

CLIENTS = 8
# Of ten requests: opinions, letters, calls of a webhook, reads with a session.
KINDS = ["opinion"] * 5 + ["letter"] * 2 + ["call"] + ["read"] * 2
# What is written only to see whether somebody can.
PROBE = "probe"
SCOPES = ["webhooks:manage", "events:read", "needs:write"]


class People:
    """An administrator and a partner with a webhook."""

    def __init__(self, cluster):
        first = cluster.members[0]
        self.session = sign_in(first, "ada@example.fr", "administrator")
        front = Asker(cluster.front, {"Authorization": "Bearer " + self.session})
        said(front.ask("POST", "/v1/directory/organisations", {
            "slug": "caf-exemple", "name": "Caisse d'allocations familiales (exemple)", "acronym": "CAF",
            "categories": ["publicOperator"], "reach": "national", "emailDomains": ["caf.example"]}))
        self.key = key(first, "caf-exemple", SCOPES)
        partner = Asker(cluster.front, {"Authorization": "Bearer " + self.key})
        self.webhook = said(partner.ask("POST", "/v1/webhooks", {
            "url": f"http://127.0.0.1:{cluster.receiver.port}/", "types": ["need-routed"]}))["id"]


class Client(threading.Thread):
    """Says what it wants until it is answered, with the same key each time: what it got is there once, or was lost."""

    def __init__(self, port, people, end):
        super().__init__(daemon=True)
        self.port, self.people, self.end, self.connection = port, people, end, None
        self.got, self.findings, self.refusals, self.times = {}, [], collections.Counter(), []

    def run(self):
        while not self.end.is_set():
            kind, name = random.choice(KINDS), str(uuid.uuid4())
            # A process or a server that died is replaced within the minute.
            limit = time.monotonic() + 60
            while (answer := self.asked(kind, name)) is None:
                if time.monotonic() > limit:
                    self.findings.append(f"{kind}: no answer for a minute: {dict(self.refusals)}")
                    return
                time.sleep(0.1)
            self.times.append(time.monotonic())
            if kind != "read":
                self.got[kind, name] = answer

    def asked(self, kind, name):
        """What was answered; `None` when it is to be said again."""
        method, path, body, token = {
            "opinion": ("POST", "/v1/feedback", {"useful": True, "score": 4, "comment": name}, None),
            "letter": ("POST", "/v1/invitations", {
                "email": f"{name}@example.fr", "name": "Camille Martin", "role": "ruleAuthor"}, self.people.session),
            "call": ("POST", f"/v1/webhooks/{self.people.webhook}/ping", None, self.people.key),
            "read": ("GET", "/v1/me", None, self.people.session),
        }[kind]
        headers = {"Content-Type": "application/json"} if body else {}
        headers |= {"Authorization": "Bearer " + token} if token else {}
        headers |= {"Idempotency-Key": name} if method == "POST" else {}
        try:
            self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=70)
            self.connection.request(method, path, json.dumps(body) if body else None, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.refusals[type(error).__name__] += 1
            self.connection.close()
            self.connection = None
            return None
        if answer.status < 300:
            return document(content)["id"] if kind != "read" else ""
        self.refusals[answer.status] += 1
        problem = document(content) or {}
        if answer.status not in (502, 503, 504):
            self.findings.append(f"{kind}: {answer.status} {content[:200]!r}")
        elif answer.getheader("Content-Type") != "application/problem+json" or not answer.getheader("Retry-After") or not problem.get("code"):
            self.findings.append(f"{kind}: {answer.status} is not clear: {content[:200]!r}")
        return None


class Load:
    """Clients at the balancer, with `with`; ended, what they got is compared with what is there."""

    def __init__(self, cluster, people):
        self.cluster, self.end = cluster, threading.Event()
        self.clients = [Client(cluster.balancer.port, people, self.end) for _ in range(CLIENTS)]

    def __enter__(self):
        for client in self.clients:
            client.start()
        return self

    def __exit__(self, *_):
        self.end.set()
        for client in self.clients:
            client.join()

    def answered_since(self, instant):
        return sum(1 for client in self.clients for time in client.times[-50:] if time > instant)

    @property
    def got(self):
        return {name: answer for client in self.clients for name, answer in client.got.items()}

    @property
    def refusals(self):
        return dict(sum((client.refusals for client in self.clients), collections.Counter()))

    def checked(self, deaths):
        """What is wrong with what became of it all."""
        got = collections.defaultdict(dict)
        for (kind, name), answer in self.got.items():
            got[kind][name] = answer
        findings = [finding for client in self.clients for finding in client.findings]
        database, relay, receiver = self.cluster.database, self.cluster.relay, self.cluster.receiver
        findings += compared("opinion", got["opinion"], database.rows(f"SELECT comment, id FROM opinion WHERE comment <> '{PROBE}'"))
        entries = collections.Counter(
            name for name, in database.rows("SELECT object FROM journalEntry WHERE objectType = 'opinion'"))
        findings += [f"not in the journal once: {name}" for name in got["opinion"].values() if entries[name] != 1]
        letters = lambda: {name.split("@")[0] for name, _ in relay.letters}
        calls = set(got["call"].values())
        for what, condition in (
            ("letters", lambda: got["letter"].keys() <= letters()), ("calls", lambda: calls <= set(receiver.calls))):
            try:
                until(120, condition, what)
            except RuntimeError as error:
                findings.append(str(error))
        findings += compared("invitation", got["letter"], database.rows(
            "SELECT split_part(email, '@', 1), invitation.id FROM invitation JOIN account ON account.id = invitation.account"))
        findings += compared("delivery", {name: name for name in calls}, database.rows("SELECT id, id FROM webhookDelivery"))
        # Nothing more may come: what was told is marked so within moments.
        until(60, lambda: not int(database.rows(
            "SELECT (SELECT count(*) FROM letter WHERE state = 'waiting') + (SELECT count(*) FROM webhookDelivery WHERE state = 'waiting')")[0][0]),
            "everything told")
        # Who is killed between the relay's "taken" and its mark tells one thing again, by the same name.
        for what, told, again in (
            ("letter", collections.Counter(name for name, _ in relay.letters), collections.Counter(relay.letters)),
            ("call", collections.Counter(receiver.calls), collections.Counter(receiver.calls)),
        ):
            twice = {name for name, count in told.items() if count > 1}
            if len(twice) > deaths or max(again.values(), default=1) > 2 or len(told) != len(again):
                findings.append(f"{what} told twice: {len(twice)} of {len(told)}, with {deaths} deaths")
        return findings


def compared(what, expected, rows):
    """What is lost, doubled or another than was answered."""
    found = collections.defaultdict(list)
    for name, answer in rows:
        found[name].append(answer)
    findings = [f"{what} lost: {name}" for name in expected.keys() - found.keys()]
    findings += [f"{what} that nobody was answered: {name}" for name in found.keys() - expected.keys()]
    return findings + [
        f"{what} not once, or another: {name}" for name, answer in expected.items() if name in found and found[name] != [answer]]
