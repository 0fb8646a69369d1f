"""T17: what looks like SQL is a text like any other, in every parameter of every path and query, and every text of a body."""

import copy
import time

from contract import Asker, operations
from result import Result
from service import Service

BEGINNINGS = ["", "1", "a", "59350", "'", '"', "')", '")', "`", "]", "%27", "\\'"]
ENDINGS = [
    " OR 1=1 --", " OR '1'='1", "; DROP TABLE opinion; --", " UNION SELECT sql FROM sqlite_schema --",
    " AND randomblob(1000000000) --", "; ATTACH DATABASE '/tmp/x' AS x; --", " ORDER BY 99 --", "/**/OR/**/1=1",
    "||(SELECT digest FROM migration)||", " AND (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n) --",
]
# A text of no meaning, of the same kind: what it is answered is what the others have to be answered.
CONTROL = "zzqx no such thing"
SLOW = 2.0


def payloads(extent):
    every = [beginning + ending for beginning in BEGINNINGS for ending in ENDINGS]
    return every if extent == "long" else every[::3] + ENDINGS


def texts(node, place=()):
    """The places of the texts in a body."""
    if isinstance(node, str):
        yield place
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, place + (key,))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts(value, place + (number,))


def replaced(body, place, text):
    body = copy.deepcopy(body)
    node = body
    for key in place[:-1]:
        node = node[key]
    node[place[-1]] = text
    return body


def run(extent):
    count, findings = 0, []
    with Service() as service:
        service.start()
        asker = Asker(service)
        tables = service.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")

        def compare(name, ask):
            nonlocal count
            control = ask(CONTROL)[0]
            for payload in payloads(extent):
                count += 1
                began = time.monotonic()
                status, _, body = ask(payload)
                spent = time.monotonic() - began
                # A text that breaks another rule than its control does (its length, its form) is refused the same way.
                if status >= 500 or status // 100 != control // 100:
                    findings.append(f"{name}: {payload!r} gives {status}, any text gives {control}")
                if spent > SLOW:
                    findings.append(f"{name}: {payload!r} took {spent:.1f} s")
                if b"CREATE TABLE" in body or b"SQL logic error" in body or b"unrecognized token" in body:
                    findings.append(f"{name}: {payload!r} gives {body[:100]!r}")

        for operation in operations(service):
            for name in operation.names("path"):
                compare(f"{operation} {name}", lambda text: asker.ask(operation.method, operation.target({name: text})))
            for name in operation.names("query"):
                compare(f"{operation} ?{name}", lambda text: asker.ask(operation.method, operation.target(query={name: text})))
            body = operation.body()
            for place in texts(body) if body is not None else ():
                compare(
                    f"{operation} {'/'.join(map(str, place))}",
                    lambda text: asker.ask(operation.method, operation.target(), replaced(body, place, text)))
        if service.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") != tables:
            findings.append("the tables are not what they were")
    return Result("SQL injection", count, findings, f"{len(payloads(extent))} texts in each place, 0 differences")
