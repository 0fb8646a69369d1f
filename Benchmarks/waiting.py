"""What the benchmarks share."""

import http.client
import socket
import sys
import time


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connected(server, port, pause=0.5):
    """A connection to a service, once it answers; ends the benchmark when it went away."""
    while True:
        try:
            connection = http.client.HTTPConnection("localhost", port)
            connection.request("GET", "/livez")
            connection.getresponse().read()
            return connection
        except OSError:
            if server.poll() is not None:
                sys.exit("the service did not start")
            time.sleep(pause)


def plain(value):
    """A number as people write it."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
