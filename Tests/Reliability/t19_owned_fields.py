"""T19: nobody sets by a body what the service sets by itself: every field that is not the caller's to give is refused."""

import json

from contract import Asker, operations, resolved
from result import Result
from service import Service

OWNED = [
    "id", "version", "createdAt", "updatedAt", "state", "status", "account", "accountId", "organisation", "organisationId", "owner",
    "role", "roles", "grants", "scopes", "permissions", "isAdministrator", "isTest", "verified", "digest", "secret", "token",
    "tenant", "deletedAt", "actions", "__proto__", "constructor",
]
# Read leniently, as the clients of another service send it.
LENIENT = ("/api/v1/",)


def allowed(operation):
    schema = resolved(operation.content["application/json"].get("schema", {}), operation.document)
    return set(schema.get("properties", {})), schema.get("additionalProperties", True)


def run(extent):
    count, findings, bodies = 0, [], 0
    with Service() as service:
        service.start()
        asker = Asker(service)
        for operation in operations(service):
            body = operation.body()
            if not isinstance(body, dict) or operation.path.startswith(LENIENT):
                continue
            status = asker.ask(operation.method, operation.target(), body)[0]
            if status in (401, 403, 404):
                continue  # Not for a caller without a token: the matrix of permissions has these.
            bodies += 1
            known, others = allowed(operation)
            if others is not False:
                findings.append(f"{operation}: the contract takes any key")
            for field in OWNED:
                if field in known:
                    continue
                count += 1
                status, kind, answer = asker.ask(operation.method, operation.target(), body | {field: "x"})
                if status != 400 or json.loads(answer).get("code") != "malformed-body":
                    findings.append(f"{operation}: {field} gives {status} {answer[:80]!r}")
    return Result("fields of the service", count, findings, f"{bodies} bodies, {len(OWNED)} fields")
