"""T19: nobody sets by a body what the service sets by itself: every field that is not the caller's to give is refused."""

import json

from contract import Asker, operations, resolved
from people import key, said, sign_in
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


def tried(service, asker, label):
    """Every body of the contract with every field that is not its caller's: how many were sent, what was not refused."""
    count, findings, bodies = 0, [], 0
    for operation in operations(service):
        body = operation.body()
        if not isinstance(body, dict) or operation.path.startswith(LENIENT):
            continue
        known, others = allowed(operation)
        if others is not False:
            findings.append(f"{label}, {operation}: the contract takes any key")
        fields = {"If-Match": "*"} if "If-Match" in operation.names("header") else {}
        status = asker.ask(operation.method, operation.target(), body | {OWNED[-1]: "x"}, fields)[0]
        if status in (401, 403, 404, 409):
            continue  # Not for this caller, or about nothing that there is: the matrix of permissions has these.
        bodies += 1
        for field in OWNED:
            if field in known:
                continue
            count += 1
            status, kind, answer = asker.ask(operation.method, operation.target(), body | {field: "x"}, fields)
            if status != 400 or json.loads(answer).get("code") not in ("malformed-body", "unknown-field"):
                findings.append(f"{label}, {operation}: {field} gives {status} {answer[:80]!r}")
    return count, findings, bodies


def unchanged(service, administrator):
    """What one may change of oneself and of an entry stays what it is but for that."""
    asker = Asker(service, {"Authorization": "Bearer " + administrator})
    account = said(asker.ask("GET", "/v1/me"))["account"]["id"]
    findings = []
    for path in (f"/v1/accounts/{account}", "/v1/directory/organisations/caf"):
        before = said(asker.ask("GET", path))
        for field in OWNED:
            if field in ("organisation",):
                continue
            status, _, answer = asker.ask("PATCH", path, {field: "x"}, {"If-Match": "*"})
            if status != 400:
                findings.append(f"{path}: {field} gives {status} {answer[:80]!r}")
        if said(asker.ask("GET", path)) != before:
            findings.append(f"{path} has changed")
    return 2 * len(OWNED), findings


def run(extent):
    count, findings, bodies = 0, [], 0
    with Service() as service:
        service.start()
        administrator = sign_in(service, "ada@example.fr", "administrator")
        said(Asker(service, {"Authorization": "Bearer " + administrator}).ask(
            "POST", "/v1/directory/organisations", {"slug": "caf", "name": "Caf", "categories": ["publicOperator"], "reach": "national"}))
        callers = {
            "nobody": None, "administrator": administrator, "dpo": sign_in(service, "dpo@example.fr", "dpo"),
            "manager": sign_in(service, "manager@example.fr", "organisationManager", "caf"),
            "author": sign_in(service, "author@example.fr", "ruleAuthor"),
            "key": key(service, "caf", ["directory:write", "directory:read", "events:read", "webhooks:manage"]),
        }
        for label, token in callers.items():
            sent, found, taken = tried(service, Asker(service, {"Authorization": "Bearer " + token} if token else {}), label)
            count, findings, bodies = count + sent, findings + found, bodies + taken
        sent, found = unchanged(service, administrator)
        count, findings = count + sent, findings + found
    return Result("fields of the service", count, findings, f"{len(callers)} callers, {bodies} bodies, {len(OWNED)} fields")
