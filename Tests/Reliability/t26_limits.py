"""T26: limits are exact, leave others alone, say so in the fields, and need no more memory for many addresses."""

import http.client
import socket
import threading

from result import Result
from service import Service

QUOTA = 300
# Without "off" in the environment of the test the service counts; the window is long, so that nothing comes back meanwhile.
LIMITS = f"anonymous={QUOTA}/86400"


class CountingService(Service):
    def environment(self):
        return super().environment() | {"GUICHET_RATE_LIMITS": LIMITS, "GUICHET_TRUSTED_PROXIES": "127.0.0.1"}

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def ask(connection, client, path="/v1/simulation/models"):
    connection.request("GET", path, headers={"X-Forwarded-For": client})
    answer = connection.getresponse()
    answer.read()
    return answer


def hammer(service, client, count, statuses):
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    for _ in range(count):
        statuses.append(ask(connection, client).status)
    connection.close()


def flood(service, networks):
    """One request from each of many networks, written in batches on one connection."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
        served = b""
        for start in range(0, networks, 100):
            batch = [
                f"GET /v1/simulation/models HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\nX-Forwarded-For: 2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1\r\n\r\n"
                for number in range(start, start + 100)]
            connection.sendall("".join(batch).encode())
            answers = 0
            served = b""
            while answers < 100:
                served += connection.recv(1 << 16)
                answers = served.count(b"HTTP/1.1 ")
            # The rest of the last answer stays in the socket: the next batch begins with it, and is counted by its marks.


def run(extent):
    networks = 100_000 if extent == "short" else 1_000_000
    findings = []
    with CountingService() as service:
        service.start()
        statuses = []
        threads = [threading.Thread(target=hammer, args=(service, "192.0.2.1", QUOTA // 4, statuses)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        allowed = len([status for status in statuses if status != 429])
        if abs(allowed - QUOTA) > 1:
            findings.append(f"{allowed} of {len(statuses)} requests allowed by a limit of {QUOTA}")
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        refused = ask(connection, "192.0.2.1")
        if refused.status != 429 or not 1 <= int(refused.getheader("Retry-After", "0")) <= 86400 // QUOTA:
            findings.append(f"refusal {refused.status}, Retry-After {refused.getheader('Retry-After')}")
        for field in ("RateLimit", "RateLimit-Policy"):
            if not (refused.getheader(field) or "").startswith('"anonymous";'):
                findings.append(f"{field}: {refused.getheader(field)}")
        if ask(connection, "192.0.2.2").status != 200:
            findings.append("another address was refused")
        if ask(connection, "192.0.2.1", "/livez").status != 200:
            findings.append("a probe was refused")
        before = service.resident()
        flood(service, networks)
        grown = (service.resident() - before) / 1024
        if grown > 8:
            findings.append(f"{grown:.1f} MiB more after {networks} networks")
    figure = f"{allowed} allowed of {len(statuses)} at a limit of {QUOTA}; {grown:+.1f} MiB after {networks} networks"
    return Result("rate limits", len(statuses) + networks, findings, figure)
