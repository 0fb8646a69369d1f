"""A client that does nobody harm, and times what it is answered while others misbehave."""

import http.client
import json
import subprocess
import sys
import time


class Polite:
    """Asks for one path on one kept connection, twenty times a second, in a process of its own."""

    def __init__(self, port, path="/livez"):
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(port), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def end(self):
        """Stops asking: the milliseconds of each answer in ascending order, and what went wrong."""
        out, _ = self.process.communicate("\n", timeout=30)
        times, failures = json.loads(out)
        return sorted(times), failures


def percentile(times, share):
    return times[min(len(times) - 1, int(len(times) * share))] if times else float("inf")


def main(port, path):
    import select

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    times, failures = [], []
    while not select.select([sys.stdin], [], [], 0.05)[0]:
        began = time.monotonic()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failures.append(f"status {answer.status}")
        except (OSError, http.client.HTTPException) as error:
            failures.append(type(error).__name__)
            connection.close()
        times.append((time.monotonic() - began) * 1000)
    print(json.dumps([times, failures]))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
