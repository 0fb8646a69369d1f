"""T15: schemathesis sends what the contract allows and what it does not, as nobody, as several roles and as a partner's key."""

import json
import os
import pathlib
import re
import subprocess
import sys

from people import key, sign_in
from result import Result
from service import ROOT, Service

TOOLS = ROOT / ".build/python-tools-schemathesis"
PACKAGE = "schemathesis==4.32.5"
ROLES = {"administrator": None, "dpo": None}
MORE_ROLES = {
    "ruleAuthor": None, "ruleReviewer": None, "organisationManager": "caf", "agent": "caf", "routingExpert": "caf", "aidant": "caf",
    "candidate": None, "employer": None}
SCOPES = [
    "directory:write", "directory:read", "events:read", "webhooks:manage", "models:write", "attachments:write", "attachments:read",
    "routing:read", "routing:dataset", "needs:write", "tickets:read", "tickets:write", "sms:receive", "companies:deposit",
    "companies:interventions", "apprenticeship:offers", "apprenticeship:trainings"]
# Those would end the session that the others need.
ENDING = ["signOut", "revokeSession", "revokeSessions", "suspendAccount", "takeMembership", "removeSecondFactor", "revokeApiKey"]
# What is well-formed may still be refused: a commune that does not exist, an account of nobody.
LEFT_OUT = "positive_data_acceptance"
# Our refusals of a version that is missing (428) or not the present one (412), which the tool does not expect.
SETTINGS = """
[checks.missing_required_header]
expected-statuses = [400, 401, 403, 404, 406, 409, 412, 415, 422, 428]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 415, 422, 423, 428, 429, "5xx"]
"""

class KeepingService(Service):
    """Files are taken without a scanner, and sealed: a refusal for the lack of one is no error of the service."""

    def environment(self):
        return super().environment() | {
            "GUICHET_ATTACHMENT_POLICY": "acceptUnscanned", "GUICHET_KEYS": str(self.folder / "keys")}


def tool():
    """The program, installed beside the build the first time."""
    program = TOOLS / "bin/schemathesis"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin/python", "-m", "pip", "install", "--quiet", PACKAGE], check=True)
    return program


def tried(service, name, token, examples):
    """One run: how many cases, and what failed."""
    report = pathlib.Path(service.folder) / f"{name}.json"
    (pathlib.Path(service.folder) / "schemathesis.toml").write_text(SETTINGS)
    words = [
        tool(), "run", f"http://127.0.0.1:{service.port}/openapi.json", "--max-examples", examples, "--exclude-checks", LEFT_OUT,
        "--continue-on-failure", "--no-color", "--generation-deterministic", "--suppress-health-check", "all", "--phases",
        "examples,coverage,fuzzing", "--report-json-path", report, "--warnings", "off", "--no-shrink",
    ]
    if token:
        words += ["--header", "Authorization: Bearer " + token]
        words += [word for operation in ENDING for word in ("--exclude-operation-id", operation)]
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, cwd=service.folder,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    if not report.exists():
        raise RuntimeError(done.stdout[-500:] + done.stderr[-500:])
    return done.stdout, json.loads(report.read_text())


def failures(text):
    """A line for each failure: the operation and what was wrong."""
    found = []
    for section in re.split(r"\n_{3,} ", text)[1:]:
        operation = section.split(" _", 1)[0]
        for case in re.split(r"\n\d+\. Test Case ID: ", section)[1:]:
            # For an optional member null is the same as nothing, so that what a GET gives can be sent back.
            if "Incorrect type" in case and re.search(r": null[,}\]]", case.split("curl", 1)[-1]):
                continue
            # A model is a text in YAML; the tool takes what stands in it for the body.
            if "application/yaml" in case:
                continue
            # A batch answers 200 and tells of each of its rows alone.
            if re.search(r'"(status|outcome)":"refused"', case) and not re.search(r'"(status|outcome)":"(?!refused)', case):
                continue
            found += [f"{operation}: {line[2:]}" for line in case.splitlines() if line.startswith("- ST")]
    return found


def run(extent):
    count, findings, roles = 0, [], ROLES if extent == "short" else ROLES | MORE_ROLES
    with KeepingService() as service:
        service.guichet("keys", "init", service.folder / "keys")
        service.start()
        callers = {"nobody": None} | {
            role: sign_in(service, f"{role}@example.fr".lower(), role, organisation) for role, organisation in roles.items()}
        callers["key"] = key(service, "caf", SCOPES)
        for name, token in callers.items():
            text, report = tried(service, name, token, 1 if extent == "short" else 40)
            count += report["test_cases"]["generated"]
            findings += [f"{name}: {failure}" for failure in failures(text)]
            if os.environ.get("RELIABILITY_SHOW"):
                print(text)
        if service.process.poll() is not None:
            findings.append("the service ended")
        findings += [f"log: {line[:200]}" for line in service.log().splitlines() if '"unexpected-error"' in line]
    return Result("contract", count, findings, f"{len(callers)} callers, {count} cases, 0 errors of ours")
