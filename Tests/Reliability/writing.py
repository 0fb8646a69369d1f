"""Clients that write at a steady rate, in a process of their own, so that what the test itself does slows none of them."""

import http.client
import json
import subprocess
import sys
import threading
import time

from service import Client

CLIENTS, EVERY = 4, 0.02


class Writing:
    """Four clients, fifty opinions a second each."""

    def __init__(self, port):
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def end(self):
        """Stops writing: when each answer came (monotonic clock), how long it took, its name; and what was refused."""
        out, _ = self.process.communicate("\n", timeout=60)
        return json.loads(out)


def write(port, end, answers, refused):
    client = Client(port)
    due = time.monotonic()
    while not end.is_set():
        began = time.monotonic()
        try:
            status, _, body = client.post("x" * 200)
        except (OSError, http.client.HTTPException) as error:
            refused.append(repr(error))
            return
        ended = time.monotonic()
        if status == 201:
            answers.append((ended, ended - began, body["id"]))
        else:
            refused.append(f"answer {status}")
        due = max(due + EVERY, ended - EVERY)
        time.sleep(max(0, due - ended))


def main(port):
    end, answers, refused = threading.Event(), [], []
    threads = [threading.Thread(target=write, args=(port, end, answers, refused)) for _ in range(CLIENTS)]
    for number, thread in enumerate(threads):
        thread.start()
        time.sleep(EVERY / CLIENTS)
    sys.stdin.readline()
    end.set()
    for thread in threads:
        thread.join()
    print(json.dumps([answers, refused]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
