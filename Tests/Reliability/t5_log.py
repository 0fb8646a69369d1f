"""T5: eight writers and a reader that holds its snapshot as long as one may: the log stays within its bounds, and nobody is
told that the database is busy."""

import http.client
import os
import sqlite3
import threading
import time

from result import Result
from service import Client, Service

MEBIBYTE = 1 << 20


class Writer(threading.Thread):
    def __init__(self, port, end):
        super().__init__(daemon=True)
        self.port, self.end, self.answers = port, end, {}

    def run(self):
        client, comment = Client(self.port), "x" * 2000
        while time.monotonic() < self.end:
            try:
                status = client.post(comment)[0]
            except (OSError, http.client.HTTPException, ValueError) as error:
                status = repr(error)
            self.answers[status] = self.answers.get(status, 0) + 1


def read_slowly(database, end):
    """Holds one state of the data for five seconds, the longest that the service gives a read, then the next one."""
    while time.monotonic() < end:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None)
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM opinion").fetchall()
        time.sleep(max(0, min(5, end - time.monotonic())))
        connection.close()
        time.sleep(0.5)


def emptied(log):
    """How long the log is when nobody writes any more; jobs, such as the one that seals the journal, may still have to."""
    deadline = time.monotonic() + 150
    while os.path.getsize(log) and time.monotonic() < deadline:
        time.sleep(0.1)
    return os.path.getsize(log)


def run(extent):
    seconds = 15 if extent == "short" else 60
    with Service() as service:
        service.start()
        log = f"{service.database}-wal"
        end = time.monotonic() + seconds
        reader = threading.Thread(target=read_slowly, args=(service.database, end))
        reader.start()
        writers = [Writer(service.port, end + 3) for _ in range(8)]
        for writer in writers:
            writer.start()
        sizes = []
        while time.monotonic() < end + 3:
            sizes.append((time.monotonic(), os.path.getsize(log)))
            time.sleep(0.02)
        for writer in writers:
            writer.join()
        idle = emptied(log)
        answers = {}
        for writer in writers:
            for status, count in writer.answers.items():
                answers[status] = answers.get(status, 0) + count
        peak = max(size for _, size in sizes)
        # The reader has gone; writing has not.
        steady = max(size for moment, size in sizes if moment > end + 1)
        findings = [f"{count} answers {status}" for status, count in answers.items() if status != 201]
        if peak > 256 * MEBIBYTE:
            findings.append(f"the log grew to {peak // MEBIBYTE} MiB")
        if steady > 64 * MEBIBYTE:
            findings.append(f"the log kept {steady // MEBIBYTE} MiB")
        if idle != 0:
            findings.append(f"the idle log keeps {idle} bytes")
        written = answers.get(201, 0)
        figure = f"log {peak / MEBIBYTE:.1f} MiB peak, {steady / MEBIBYTE:.1f} steady, {idle} idle; {written // (seconds + 3)} writes/s"
        return Result("log under a slow reader", written, findings, figure)
