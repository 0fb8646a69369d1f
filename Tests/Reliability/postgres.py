"""A PostgreSQL server for one test, gone with it."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time


def programs():
    """The folder of the newest server's programs."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


class Postgres:
    """A server on a socket in a folder of its own; as nobody when we are root, whom it refuses."""

    def __init__(self, name):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"guichet-{name}-"))
        self.data, self.process = self.folder / "data", None
        self.user = []
        if os.getuid() == 0:
            self.user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            shutil.chown(self.folder, "nobody", "nogroup")

    def __enter__(self):
        try:
            self.create()
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *_):
        self.remove()

    def run(self, program, *words):
        done = subprocess.run(
            [*self.user, programs() / program, *map(str, words)], capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.strip()[-400:]}")
        return done.stdout

    def create(self):
        self.run("initdb", f"--pgdata={self.data}", "--username=guichet", "--auth=trust", "--encoding=UTF8", "--locale=C")

    def copy(self, primary):
        self.run("pg_basebackup", "-h", primary.folder, "-U", "guichet", "-D", self.data, "-R", "-X", "stream", "-c", "fast")

    def start(self, **settings):
        words = {"listen_addresses": "", "max_connections": "300", "max_locks_per_transaction": "256"} | settings
        options = [word for name, value in words.items() for word in ("-c", f"{name}={value}")]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [*self.user, programs() / "postgres", "-D", self.data, "-k", self.folder, *options], stdout=log, stderr=log,
                cwd=self.folder)
        end = time.monotonic() + 60
        while subprocess.run([programs() / "pg_isready", "-q", "-h", self.folder]).returncode:
            if time.monotonic() > end:
                raise RuntimeError("the server is not ready: " + (self.folder / "log").read_text()[-400:])
            time.sleep(0.1)

    def rows(self, sql, database="guichet"):
        """What a query gives, each row a list of texts."""
        said = self.run("psql", "-h", self.folder, "-U", "guichet", "-X", "-q", "-A", "-t", "-F", "\t", "-c", sql, database)
        return [line.split("\t") for line in said.splitlines()]

    def database(self, name):
        """The address of a new database."""
        self.run("createdb", "-h", self.folder, "-U", "guichet", "-T", "template0", "-E", "UTF8", "-l", "C", name)
        return f"postgres://guichet@/{name}?host={self.folder}"

    def end(self):
        """Ends it as a crash does: nothing is written down."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)

    def remove(self):
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)
