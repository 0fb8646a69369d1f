"""Several processes of ours as one service: PostgreSQL with a synchronous standby, haproxy in front, a mail relay and a
receiver of webhooks, all on this machine and gone with the test."""

import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from postgres import Postgres, programs
from service import BINARY, ROOT, Service, free_port

TOOLS = ROOT / ".build/python-tools-aiosmtpd"


def lacking():
    """What the machine lacks for this; `None` when everything is there."""
    if not programs():
        return "postgresql is not installed"
    if not shutil.which("haproxy"):
        return "haproxy is not installed"
    python = TOOLS / "bin/python"
    if subprocess.run([python, "-c", "import aiosmtpd"], capture_output=True).returncode if python.exists() else True:
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "aiosmtpd"], check=True)
    return None


class Member(Service):
    """One process of ours on a PostgreSQL server."""

    def __init__(self, address, shared, relay, settings):
        super().__init__()
        self.said = settings | {
            "GUICHET_DATABASE_URL": address, "GUICHET_KEYS": str(shared / "keys"), "GUICHET_ATTACHMENTS": str(shared / "files"),
            "GUICHET_ERASURES": str(shared / "erasures"), "GUICHET_WEBHOOK_REACH": "anywhere",
            "GUICHET_SMTP_URL": f"smtp+plain://127.0.0.1:{relay.port}", "GUICHET_MAIL_FROM": "Guichet <guichet@example.fr>",
            "GUICHET_TRUSTED_PROXIES": "127.0.0.1"}

    def environment(self):
        return super().environment() | self.said


class Balancer:
    """haproxy with the configuration that docker/ ships, but for the addresses of processes; and, unless those of clients are kept
    to one process, every request to the next one."""

    def __init__(self, ports, keeps_addresses):
        self.port = free_port()
        text = (ROOT / "docker/haproxy.cfg").read_text()
        for name, port in zip(("1", "2", "3"), ports):
            text = text.replace(f"guichet-{name}:8080", f"127.0.0.1:{port}")
        text = text.replace("bind :8080", f"bind 127.0.0.1:{self.port}")
        if not keeps_addresses:
            text = re.sub(r"\n *hash-type .*", "", text.replace("balance source", "balance roundrobin"))
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="guichet-haproxy-"))
        (self.folder / "haproxy.cfg").write_text(text)
        self.process = subprocess.Popen(
            ["haproxy", "-q", "-db", "-f", self.folder / "haproxy.cfg"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def remove(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


RELAY = """
import asyncio
from aiosmtpd.smtp import SMTP
class Handler:
    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode(errors="replace")
        name = next((line for line in text.splitlines() if line.lower().startswith("message-id:")), "")
        print(envelope.rcpt_tos[0], name, sep="\\t", flush=True)
        return "250 taken"
async def main():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler(), hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


class Relay:
    """A real mail relay, which keeps who was written to under which Message-ID."""

    def __init__(self):
        self.process = subprocess.Popen([TOOLS / "bin/python", "-c", RELAY], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.letters = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.letters.append(tuple(line.rstrip("\n").split("\t")))

    def remove(self):
        self.process.kill()
        self.process.wait()


class Receiver:
    """Takes webhooks, and keeps their names."""

    def __init__(self):
        calls = self.calls = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                calls.append(self.headers["webhook-id"])
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def remove(self):
        self.server.shutdown()


class Cluster:
    """Everything, started with `with`."""

    def __init__(self, members=3, keeps_addresses=False, settings=None):
        self.parts, self.count, self.keeps_addresses, self.settings = [], members, keeps_addresses, settings or {}

    def __enter__(self):
        try:
            return self.begin()
        except BaseException:
            self.__exit__()
            raise

    def begin(self):
        self.primary, self.standby = self.part(Postgres("primary")), self.part(Postgres("standby"))
        self.primary.create()
        self.primary.start()
        self.primary.database("guichet")
        self.standby.copy(self.primary)
        self.standby.start()
        # From here on a commit is answered when both have it.
        self.primary.rows("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.rows("SELECT pg_reload_conf()")
        self.shared = pathlib.Path(tempfile.mkdtemp(prefix="guichet-shared-"))
        self.relay, self.receiver = self.part(Relay()), self.part(Receiver())
        subprocess.run([BINARY, "keys", "init", self.shared / "keys"], check=True, capture_output=True, cwd=ROOT)
        address = (
            f"postgres://guichet@/guichet?host={self.primary.folder},{self.standby.folder}&target_session_attrs=read-write"
            "&connect_timeout=3")
        self.members = [Member(address, self.shared, self.relay, self.settings) for _ in range(self.count)]
        # All at once: who comes first makes the tables, the others wait.
        for member in self.members:
            member.spawn()
        for member in self.members:
            until(120, lambda: member.status("/readyz") == 200, "ready: " + member.log()[-300:])
        self.balancer = self.part(Balancer([member.port for member in self.members], self.keeps_addresses))
        until(20, lambda: self.front.status("/readyz") == 200, "haproxy")
        return self

    def part(self, part):
        self.parts.append(part)
        return part

    @property
    def front(self):
        """The service as clients see it."""
        front = Service(folder=self.members[0].folder)
        front.port = self.balancer.port
        return front

    def __exit__(self, *_):
        for member in getattr(self, "members", []):
            member.__exit__()
        for part in reversed(self.parts):
            part.remove()
        shutil.rmtree(getattr(self, "shared", "/nonexistent"), ignore_errors=True)

    def holder(self, name):
        """Which process has a lease; `None` when none of those that live."""
        rows = self.database.rows(f"SELECT holder FROM lease WHERE name = '{name}' AND until > server_milliseconds()")
        process = int(rows[0][0].split("/")[-2]) if rows else None
        return next((member for member in self.members if member.process.pid == process), None)

    @property
    def database(self):
        return self.primary if self.primary.process.poll() is None else self.standby


def until(seconds, condition, what):
    """Waits for something; the seconds that it took."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise RuntimeError(f"after {seconds} s not yet: {what}")
        time.sleep(0.05)
    return time.monotonic() - began


def document(body):
    """The JSON of an answer; `None` when it is none."""
    try:
        return json.loads(body)
    except ValueError:
        return None
