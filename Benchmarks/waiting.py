"""What the benchmarks that start a service share."""

import http.client
import sys
import time


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
