"""People and keys of the service under test: made by the owner's commands, signed in as people do."""

import base64
import hashlib
import hmac
import json
import struct
import time

from contract import Asker

ROLES = [
    "administrator", "dpo", "organisationManager", "unitManager", "territoryManager", "agent", "aidant", "routingExpert",
    "ruleAuthor", "ruleReviewer", "candidate", "employer", "observer",
]


def one_time_code(secret):
    """What an authenticator shows (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000)


def sign_in(service, email, role=None, organisation=None, unit=None):
    """An account with a role, and a session that needs nothing more: its token."""
    words = ["accounts", "create", "--email", email, "--name", "Camille Martin", "--database", service.database]
    for flag, value in (("role", role), ("organisation", organisation), ("unit", unit)):
        words += ["--" + flag, value] if value else []
    made = service.guichet(*words)
    if made.returncode:
        raise RuntimeError(made.stderr)
    link = json.loads(service.guichet("accounts", "sign-in-link", "--email", email, "--database", service.database).stdout)
    token = said(Asker(service).ask("POST", "/v1/sessions", {"token": link["token"]}))["token"]
    person = Asker(service, {"Authorization": "Bearer " + token})
    if not said(person.ask("GET", "/v1/me"))["secondFactor"]["isRequired"]:
        return token
    device = said(person.ask("POST", "/v1/second-factors", {"label": "Test"}))
    return said(person.ask("POST", f"/v1/second-factors/{device['id']}/confirm", {"code": one_time_code(device["secret"])}))["token"]


def key(service, organisation, scopes):
    """A key of an organisation: its secret."""
    made = service.guichet(
        "keys", "create", "--name", "Test", "--organisation", organisation, "--scopes", ",".join(scopes), "--database", service.database)
    if made.returncode:
        raise RuntimeError(made.stderr)
    return json.loads(made.stdout)["secret"]


def said(answer):
    """The JSON of an answer that must be a good one."""
    status, _, body = answer
    if status >= 300:
        raise RuntimeError(f"{status} {body[:300]!r}")
    return json.loads(body)
