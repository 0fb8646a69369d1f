"""The service under test: the release binary, on a free port of the loopback, with a database of its own."""

import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("RELIABILITY_BINARY", str(ROOT / ".build/release/guichet"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def patience():
    """How much longer than on a quiet machine a start may take: other work has its share of the processors."""
    return max(1.0, os.getloadavg()[0] / os.cpu_count())


class Service:
    """Started with `with`; what is left of it is killed at the end, its folder removed."""

    def __init__(self, folder=None, prefix=(), database="guichet.sqlite"):
        self.is_temporary = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="guichet-reliability-"))
        self.database = self.folder / database
        self.port, self.process, self.prefix = free_port(), None, list(prefix)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        if self.is_temporary:
            shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, port=None):
        return [BINARY, "serve", "--port", str(port or self.port), "--log-level", "warning", "--database", str(self.database)]

    def environment(self):
        return {"GUICHET_RATE_LIMITS": "off"} | os.environ | {"GUICHET_METRICS_PORT": "off", "SWIFT_BACKTRACE": "enable=no"}

    def spawn(self):
        """Starts the process, and waits for nothing."""
        log = open(self.folder / "service.log", "ab")
        self.process = subprocess.Popen(
            self.prefix + self.command(), stdout=log, stderr=log, cwd=ROOT, env=self.environment())

    def start(self, limit=20):
        """Starts the process; the seconds until it is ready."""
        began = time.monotonic()
        self.spawn()
        while time.monotonic() - began < limit:
            if self.process.poll() is not None:
                raise RuntimeError("the service ended: " + self.log()[-500:])
            if self.status("/readyz") == 200:
                return time.monotonic() - began
            time.sleep(0.01)
        raise RuntimeError("the service is not ready: " + self.log()[-500:])

    def kill(self):
        if self.process is None or self.process.poll() is not None:
            return
        # Under strace the service is a child, which would outlive it; strace ends with its child.
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        if not self.prefix:
            self.process.kill()
        self.process.wait()

    def stop(self, limit=20):
        """Asks it to end; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(limit)

    def log(self):
        return (self.folder / "service.log").read_text(errors="replace")

    def status(self, path):
        """The status of a GET; `None` when nobody answers."""
        try:
            return self.get(path)[0]
        except (OSError, http.client.HTTPException):
            return None

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type"), answer.read()
        finally:
            connection.close()

    def guichet(self, *words):
        """Runs a command of the tool."""
        return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, cwd=ROOT, timeout=120)

    def rows(self, sql, *values):
        """Reads the database as another process, which a service allows to readers."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()


class InventedService(Service):
    """With the data of the demonstration, sealed."""

    def environment(self):
        return super().environment() | {"GUICHET_DEMO": "1", "GUICHET_KEYS": str(self.folder / "keys")}


class Client:
    """One connection that is kept, for opinions: the smallest durable write that the API has."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def post(self, comment, key=None):
        """Gives an opinion: status, type and body of the answer."""
        headers = {"Content-Type": "application/json"} | ({"Idempotency-Key": key} if key else {})
        body = json.dumps({"useful": True, "score": 4, "comment": comment})
        self.connection.request("POST", "/v1/feedback", body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), json.loads(answer.read())

    def close(self):
        self.connection.close()
