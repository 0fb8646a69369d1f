"""T16: no address leads out of what the service serves: every path and parameter is asked for the files of the machine."""

from contract import Asker, Raw, operations
from result import Result
from service import Service

TARGETS = ["etc/passwd", "proc/self/environ", "Package.swift", "guichet.sqlite"]
CLIMBS = [
    "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "%2e%2e%5c", "..%c0%af", "%c0%ae%c0%ae/", "..%252f", "....//",
    ".%2e/", "%2e./", "..;/", "..%00/", "..%ef%bc%8f", "/%2e%2e/", "..//", "file:///", "%2f", "//",
]
# What the beginnings of those files say.
SECRETS = [b"root:", b"GUICHET_", b"PackageDescription", b"SQLite format 3"]
FOLDERS = ["/", "/problems/", "/docs/", "/style.css/", "/openapi.yaml/", "/v1/", "/stats/"]


def payloads():
    for target in TARGETS:
        for climb in CLIMBS:
            for depth in (1, 6):
                yield climb * depth + target
    yield from ["%00", "style.css%00.html", "..%00", "CON", "/etc/passwd", "%2fetc%2fpasswd", "~root", "..", ".", "%2e%2e"]


def run(extent):
    count, findings = 0, []
    with Service() as service:
        service.start()
        asker = Asker(service)

        def probe(name, target):
            nonlocal count
            count += 1
            status, kind, body = asker.ask("GET", target)
            if status >= 500 or any(secret in body for secret in SECRETS) and "openapi" not in kind:
                findings.append(f"{name}: {status} {body[:80]!r}")

        known = operations(service)
        for payload in payloads():
            for folder in FOLDERS:
                probe(f"{folder}{payload}", folder + payload)
            for operation in known:
                if operation.method != "GET":
                    continue
                for name in operation.names("path"):
                    probe(f"{operation} {name}={payload}", operation.target({name: Raw(payload.lstrip("/"))}))
        for payload in list(payloads())[:: 1 if extent == "long" else 7]:
            for operation in known:
                for name in operation.names("query"):
                    if operation.method == "GET":
                        probe(f"{operation} ?{name}={payload}", operation.target(query={name: payload}))
        if service.status("/livez") != 200:
            findings.append("the service does not answer any more")
    return Result("path traversal", count, findings, f"{len(known)} operations, {len(FOLDERS)} folders, 0 files of others")
