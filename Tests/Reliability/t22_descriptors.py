"""T22: with no descriptor left, those who are served stay served, and the others are as soon as there is room."""

import http.client
import os
import resource
import socket
import subprocess
import time

from result import Result
from service import ROOT, Service

ALLOWED = 64


class PoorService(Service):
    def spawn(self):
        log = open(self.folder / "service.log", "ab")
        self.process = subprocess.Popen(
            self.command(), stdout=log, stderr=log, cwd=ROOT, env=self.environment(),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (ALLOWED, ALLOWED)))


def ask(client, findings, when):
    try:
        client.request("GET", "/livez")
        answer = client.getresponse()
        answer.read()
        if answer.status != 200:
            findings.append(f"{when}: status {answer.status}")
    except (OSError, http.client.HTTPException) as error:
        findings.append(f"{when}: {type(error).__name__}")


def run(extent):
    rounds = 2 if extent == "short" else 20
    findings, longest = [], 0.0
    with PoorService() as service:
        service.start()
        served = [http.client.HTTPConnection("127.0.0.1", service.port, timeout=5) for _ in range(5)]
        for client in served:
            ask(client, findings, "before")
        for _ in range(rounds):
            crowd = [socket.create_connection(("127.0.0.1", service.port), timeout=5) for _ in range(100)]
            time.sleep(0.5)
            held = len(os.listdir(f"/proc/{service.process.pid}/fd"))
            for client in served:
                ask(client, findings, "meanwhile")
            for connection in crowd:
                connection.close()
            began = time.monotonic()
            while service.status("/livez") != 200 and time.monotonic() - began < 5:
                time.sleep(0.01)
            longest = max(longest, time.monotonic() - began)
        if longest > 1:
            findings.append(f"recovered after {longest:.2f} s")
        if service.status("/readyz") != 200:
            findings.append("not ready afterwards")
    figure = f"{held} descriptors of {ALLOWED} held, recovered in {longest:.2f} s"
    return Result("descriptors exhausted", rounds * 100, findings, figure)
