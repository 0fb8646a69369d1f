"""T11: clients that send or read too slowly are cut in time, and nobody else notices."""

import collections
import shutil
import socket
import subprocess
import time

from polite import Polite, percentile
from result import Result
from service import Service

HEAD = b"GET /livez HTTP/1.1\r\nHost: a.fr\r\n"
LARGE = b"GET /openapi.yaml HTTP/1.1\r\nHost: a.fr\r\n\r\n"
BODY = b"POST /v1/feedback HTTP/1.1\r\nHost: a.fr\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{"
CHUNKS = BODY.replace(b"Content-Length: 4000", b"Transfer-Encoding: chunked")[:-1] + b"800\r\n{"

# What is sent first, what each second after, and after how many seconds the connection must be gone at the latest.
KINDS = {
    "silence": (b"", b"", 11),
    "slow headers": (HEAD, b"X: y\r\n", 11),
    "slow line": (b"G", b"E", 11),
    "slow body": (BODY, b" ", 30),
    "slow chunks": (CHUNKS, b" ", 30),
    "slow reader": (LARGE * 400, None, 33),
}


class SlowClient:
    def __init__(self, port, kind):
        self.kind, self.began, self.ended = kind, time.monotonic(), None
        self.socket = socket.socket()
        if KINDS[kind][1] is None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.socket.send(KINDS[kind][0])

    def step(self):
        """One second later: sends or reads a little, and looks whether the connection is gone."""
        more = KINDS[self.kind][1]
        try:
            if more is not None and more:
                self.socket.send(more)
            # The slow reader reads one byte, and has more to read even when it is cut; the others read all.
            if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                self.ended = time.monotonic()
            elif self.socket.recv(1 if more is None else 65536) == b"":
                self.ended = time.monotonic()
        except BlockingIOError:
            pass
        except OSError:
            self.ended = time.monotonic()
        if self.ended is not None:
            self.socket.close()


def misbehave(port, count):
    """Slow clients of each kind, until all are cut or the longest time is over."""
    clients = [SlowClient(port, kind) for kind in KINDS for _ in range(count)]
    end = time.monotonic() + max(limit for _, _, limit in KINDS.values()) + 3
    while time.monotonic() < end and (open_ := [client for client in clients if client.ended is None]):
        began = time.monotonic()
        for client in open_:
            client.step()
        time.sleep(max(0, 1 - (time.monotonic() - began)))
    return clients


def slowhttptest(port, mode, connections):
    command = f"slowhttptest {mode} -c {connections} -r 500 -i 5 -l 30 -p 3 -u http://127.0.0.1:{port}/livez"
    return subprocess.Popen(command.split(), stdout=subprocess.PIPE, text=True)


def run(extent):
    count, connections = (60, 300) if extent == "short" else (150, 1000)
    if not shutil.which("slowhttptest"):
        return Result("slow clients", 0, ["slowhttptest is not installed"], "none")
    with Service() as service:
        service.start()
        with Polite(service.port) as polite:
            tools = [slowhttptest(service.port, mode, connections) for mode in ("-H", "-B", "-X")]
            clients = misbehave(service.port, count)
            reports = [tool.communicate(timeout=90)[0] for tool in tools]
            times, failures = polite.end()
        findings = [f"the polite client: {failure}" for failure in failures]
        longest = collections.defaultdict(float)
        for client in clients:
            took = (client.ended or float("inf")) - client.began
            longest[client.kind] = max(longest[client.kind], took)
        # A step a second: what is cut is seen up to a second later, two on a busy machine.
        findings += [
            f"{kind}: cut after {longest[kind]:.1f} s" for kind in KINDS if longest[kind] > KINDS[kind][2] + 2]
        p99 = percentile(times, 0.99)
        if p99 > 100:
            findings.append(f"the polite client waited {p99:.0f} ms (p99)")
        for report in reports:
            if "NO" in [line.split()[-1] for line in report.splitlines() if "service available" in line]:
                findings.append("slowhttptest found the service away")
        if service.status("/livez") != 200:
            findings.append("the service does not answer afterwards")
    cuts = ", ".join(f"{kind} {longest[kind]:.0f} s" for kind in KINDS)
    figure = f"cut after {cuts}; polite p99 {p99:.1f} ms of {len(times)}"
    return Result("slow clients", len(clients) + 3 * connections, findings, figure)
