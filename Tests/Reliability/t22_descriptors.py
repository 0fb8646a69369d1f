"""T22: with no descriptor left, those who are served stay served, and the others are as soon as there is room."""

import http.client
import os
import resource
import socket
import time

from result import Result
from service import Service

# Beyond those that the service holds by itself: what it keeps for its threads is no matter of this test.
ROOM = 24


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
    with Service() as service:
        service.start()
        folder = f"/proc/{service.process.pid}/fd"
        allowed = len(os.listdir(folder)) + ROOM
        resource.prlimit(service.process.pid, resource.RLIMIT_NOFILE, (allowed, allowed))
        served = [http.client.HTTPConnection("127.0.0.1", service.port, timeout=5) for _ in range(5)]
        for client in served:
            ask(client, findings, "before")
        for _ in range(rounds):
            crowd = [socket.create_connection(("127.0.0.1", service.port), timeout=5) for _ in range(100)]
            time.sleep(0.5)
            held = len(os.listdir(folder))
            for client in served:
                ask(client, findings, "meanwhile")
            for connection in crowd:
                connection.close()
            began = time.monotonic()
            while service.status("/livez") != 200 and time.monotonic() - began < 10:
                time.sleep(0.01)
            longest = max(longest, time.monotonic() - began)
        # How long it takes depends on the machine; that it comes back does not.
        if longest > 9:
            findings.append(f"recovered after {longest:.2f} s")
        if service.status("/readyz") != 200:
            findings.append("not ready afterwards")
    figure = f"{held} descriptors of {allowed} held, recovered in {longest:.2f} s"
    return Result("descriptors exhausted", rounds * 100, findings, figure)
