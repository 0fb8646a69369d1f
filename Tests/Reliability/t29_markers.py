"""T29: what people write reaches no log, no metric and no refusal: markers are sent everywhere and looked for."""

import base64
import pathlib
import re
import urllib.parse
import urllib.request

from contract import Asker, operations
from people import sign_in
from result import Result
from service import Service, free_port
from t15_contract import ENDING
from t17_injection import replaced, texts

MARKERS = {
    "name": "Zoubida-Quetzal", "mail": "quetzal.marker@exemple-secret.fr", "nir": "255081416802538", "phone": "+33639981234",
    "token": "gk_live_0123456789abcdef_" + "QuetzalMarkerSecretQuetzalMarkerSecret12345", "free": "phrase quetzal confidentielle",
}
FIELDS = [
    "Authorization", "Cookie", "User-Agent", "Referer", "X-Request-Id", "X-Forwarded-For", "Idempotency-Key", "If-Match",
    "If-None-Match", "Accept", "Accept-Language", "Content-Type", "Origin", "traceparent", "X-Anything", "Forwarded",
]


class WatchedService(Service):
    def __init__(self):
        super().__init__()
        self.metrics_port = free_port()

    def command(self, port=None):
        return [word if word != "warning" else "debug" for word in super().command(port)]

    def environment(self):
        return super().environment() | {"GUICHET_METRICS_PORT": str(self.metrics_port)}


def variants(text):
    raw = text.encode()
    return {
        raw, urllib.parse.quote(text).encode(), urllib.parse.quote_plus(text).encode(), base64.b64encode(raw), raw.lower(),
        raw.hex().encode(), text.replace("@", "\\u0040").encode()}


def run(extent):
    with WatchedService() as service:
        service.start()
        administrator = sign_in(service, "ada@example.fr", "administrator")
        sent, findings = 0, []
        for asker in (Asker(service), Asker(service, {"Authorization": "Bearer " + administrator})):
            count, found = marked(service, asker)
            sent, findings = sent + count, findings + found
        metrics = urllib.request.urlopen(f"http://127.0.0.1:{service.metrics_port}/metrics", timeout=10).read()
        service.stop()
        log = pathlib.Path(service.folder / "service.log").read_bytes()
        for kind, marker in MARKERS.items():
            for variant in variants(marker):
                findings += [f"the {where} holds the {kind}" for where, text in (("log", log), ("metrics", metrics)) if variant in text]
        if log.count(b"\n") < sent / 2:
            findings.append(f"the log has {log.count(10)} lines for {sent} requests: the test looks at too little")
        lines = log.count(b"\n")
    return Result("markers", sent, findings, f"{len(MARKERS)} markers, {sent} requests, 2 callers, {lines} lines of log")


def marked(service, asker):
    """Markers in every place of every operation, by one caller: how many requests, which refusals said one again."""
    sent, findings = 0, []
    known = [operation for operation in operations(service) if operation.id not in ENDING]
    def send(place, marker, method, target, body=None, fields=None):
        nonlocal sent
        sent += 1
        try:
            status, kind, answer = asker.ask(method, target, body, fields)
        except (OSError, ValueError):
            return
        # An answer that gives back what was asked for is its purpose; a refusal never says it again, but for two: the
        # pointer of an unknown key is its name, and a mistake in an expression is shown in the expression.
        if kind.startswith("application/problem+json") and not place.endswith(" key") and b'"cannot-evaluate"' not in answer:
            findings.extend(
                f"{place}: {status} says {variant[:20]!r} again" for variant in variants(marker) if variant in answer)

    for kind, marker in MARKERS.items():
        for operation in known:
            for name in operation.names("path"):
                send(f"{operation} {name}", marker, operation.method, operation.target({name: marker}))
            for name in operation.names("query") + ["unknown"]:
                send(f"{operation} ?{name}", marker, operation.method, operation.target(query={name: marker}))
            body = operation.body()
            if isinstance(body, (dict, list)):
                for place in texts(body):
                    send(f"{operation} {place}", marker, operation.method, operation.target(), replaced(body, place, marker))
            if isinstance(body, dict):
                send(f"{operation} key", marker, operation.method, operation.target(), body | {marker: 1})
                send(f"{operation} text", marker, operation.method, operation.target(), f'{{"{marker}'.encode())
        for field in FIELDS:
            if field == "X-Request-Id" and re.fullmatch(r"[A-Za-z0-9._-]{8,64}", marker):
                continue  # A well-formed name of a request is given back and logged: that is what it is for.
            value = "Bearer " + marker if field == "Authorization" else marker
            for method, target in (("GET", "/v1/simulation/models"), ("POST", "/v1/feedback"), ("GET", "/" + kind)):
                send(f"{field} of {target}", marker, method, target, {} if method == "POST" else None, {field: value})
        for request in (f"{marker} / HTTP/1.1\r\n\r\n", f"GET /{marker} HTTP/9\r\n\r\n", f"GET / HTTP/1.1\r\n{marker}: a\r\n\r\n"):
            sent += 1
            answer = asker.raw(request.encode())
            findings.extend(f"{request[:20]!r} is said again" for variant in variants(marker) if variant in answer)
    return sent, findings
