"""T21: restarts under load, the listening socket kept by the service manager: nobody is refused, cut or forgotten."""

import http.client
import json
import os
import socket
import subprocess
import threading
import time

from result import Result
from service import ROOT, Service, patience


class ManagedService(Service):
    """Started as systemd does: the socket is handed over, and states come back as datagrams."""

    def __init__(self):
        super().__init__()
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(4096)
        self.port = self.listener.getsockname()[1]
        self.states = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.states.bind(str(self.folder / "notify"))
        self.states.settimeout(20)

    def spawn(self):
        log = open(self.folder / "service.log", "ab")
        environment = self.environment() | {
            "NOTIFY_SOCKET": str(self.folder / "notify"), "LISTEN_FDS": "1", "WATCHDOG_USEC": "1000000"}
        command = " ".join(self.command())
        # The shell writes its own number, which the service then has.
        self.process = subprocess.Popen(
            ["sh", "-c", f"export LISTEN_PID=$$; exec {command}"], stdout=log, stderr=log, cwd=ROOT, env=environment,
            preexec_fn=lambda: os.dup2(self.listener.fileno(), 3), pass_fds=(3,))

    def start(self, limit=20):
        began = time.monotonic()
        self.spawn()
        self.expect("READY=1")
        return time.monotonic() - began

    def expect(self, state):
        while state not in self.states.recv(4096).decode().splitlines():
            pass


class Loader(threading.Thread):
    """Writes and reads on a kept connection; opens another only when the service says that this one ends."""

    def __init__(self, port, number, end):
        super().__init__()
        self.port, self.number, self.end = port, number, end
        self.acknowledged, self.failures, self.longest = [], [], 0.0

    def run(self):
        connection, serial = None, 0
        while not self.end.is_set():
            serial += 1
            comment = f"restart-{self.number}-{serial}"
            began = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                if serial % 2:
                    body = json.dumps({"useful": True, "score": 4, "comment": comment})
                    connection.request("POST", "/v1/feedback", body, {"Content-Type": "application/json"})
                else:
                    connection.request("GET", "/livez")
                answer = connection.getresponse()
                answer.read()
                if answer.status not in (200, 201):
                    self.failures.append(f"status {answer.status}")
                elif serial % 2:
                    self.acknowledged.append(comment)
                if answer.will_close:
                    connection.close()
                    connection = None
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{type(error).__name__}: {error}")
                connection = None
            self.longest = max(self.longest, time.monotonic() - began)


def run(extent):
    restarts = 4 if extent == "short" else 40
    findings, drains, starts = [], [], []
    with ManagedService() as service:
        service.start()
        end = threading.Event()
        loaders = [Loader(service.port, number, end) for number in range(16)]
        idle = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(20)]
        for loader in loaders:
            loader.start()
        for _ in range(restarts):
            time.sleep(1.5)
            service.expect("WATCHDOG=1")
            began = time.monotonic()
            status = service.stop(15)
            drains.append(time.monotonic() - began)
            if status != 0:
                findings.append(f"ended with {status}")
            service.expect("STOPPING=1")
            starts.append(service.start())
        time.sleep(1)
        end.set()
        for loader in loaders:
            loader.join()
        for connection in idle:
            connection.close()
        service.stop()
        findings += [failure for loader in loaders for failure in loader.failures]
        acknowledged = {comment for loader in loaders for comment in loader.acknowledged}
        kept = {row[0] for row in service.rows("SELECT comment FROM opinion")}
        findings += [f"lost: {comment}" for comment in acknowledged - kept]
        if max(drains) > 10:
            findings.append(f"drained in {max(drains):.1f} s")
        if max(starts) > patience():
            findings.append(f"ready after {max(starts):.1f} s")
    figure = (
        f"{len(acknowledged)} acknowledged, {len(acknowledged - kept)} lost, drained in {max(drains):.2f} s, ready in "
        f"{max(starts):.2f} s, longest answer {max(loader.longest for loader in loaders):.2f} s")
    return Result("restarts under load", restarts, findings, figure)
