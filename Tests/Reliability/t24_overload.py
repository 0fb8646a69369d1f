"""T24: with too much to do, the service says so quickly, serves who is patient, and recovers."""

import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

from polite import Polite, percentile
from result import Result
from service import Service

# Posts one body as fast as it goes: counts the answers by status, and the 503 that do not say when to come back.
SCRIPT = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '%s'
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() written, refused, silent, other = 0, 0, 0, 0 end
function response(status, headers)
  if status == 201 or status == 200 then written = written + 1
  elseif status == 503 or status == 429 then
    refused = refused + 1
    if not (headers["Retry-After"] or headers["retry-after"]) then silent = silent + 1 end
  else other = other + 1 end
end
function done()
  local sum = {0, 0, 0, 0}
  for _, thread in ipairs(threads) do
    for place, name in ipairs({"written", "refused", "silent", "other"}) do
      sum[place] = sum[place] + thread:get(name)
    end
  end
  print("COUNTS " .. table.concat(sum, " "))
end
"""


OPINION = ("/v1/feedback", '{"useful":true,"score":4,"comment":"overload"}')
CALCULATION = (
    "/v1/simulation/evaluate",
    '{"situation":{"salarié . contrat . salaire brut":"3000 €/mois"},'
    '"expressions":["salarié . rémunération . net . à payer avant impôt"]}')


def storm(port, demand, connections, seconds):
    path, body = demand
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        pathlib.Path(script.name).write_text(SCRIPT % body)
        out = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, f"http://127.0.0.1:{port}{path}"],
            capture_output=True, text=True, timeout=seconds + 30).stdout
    written, refused, silent, other = map(int, re.search(r"COUNTS (\d+) (\d+) (\d+) (\d+)", out).groups())
    errors = re.search(r"Socket errors: .*", out)
    return written, refused, silent, other, errors and errors[0]


def demands(extent, name, demand, connections, must_refuse):
    """Many connections ask without a pause, beside one polite client."""
    seconds = 8 if extent == "short" else 60
    with Service() as service:
        service.start()
        with Polite(service.port) as polite:
            written, refused, silent, other, errors = storm(service.port, demand, connections, seconds)
            times, failures = polite.end()
        findings = [f"the polite client: {failure}" for failure in failures]
        p99 = percentile(times, 0.99)
        if p99 > 500:
            findings.append(f"the polite client waited {p99:.0f} ms (p99)")
        if must_refuse and not refused:
            findings.append("nothing was refused: the queue has no bound")
        if other or silent or errors:
            findings.append(f"{other} other answers, {silent} refusals without Retry-After, {errors}")
        began = time.monotonic()
        if service.status("/livez") != 200 or time.monotonic() - began > 1:
            findings.append("the service has not recovered after a second")
    figure = f"{written / seconds:.0f} served/s, {refused} refused, polite p99 {p99:.1f} ms of {len(times)}"
    return Result(name, written + refused, findings, figure)


class LimitedService(Service):
    def environment(self):
        return super().environment() | {"GUICHET_CONNECTIONS": "100"}


def knock(port):
    """Opens a connection and asks: the connection when it is served, or what the service says."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    try:
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: a.fr\r\n\r\n")
        answer = connection.recv(65536)
    except OSError:
        answer = b""
    if answer.startswith(b"HTTP/1.1 200"):
        return connection, "served"
    connection.close()
    if answer.startswith(b"HTTP/1.1 503"):
        return None, "told" if b"\r\nRetry-After: " in answer else "told no time"
    return None, "closed" if answer == b"" else repr(answer[:40])


def connections(_):
    """512 connections where 100 may be."""
    with LimitedService() as service:
        service.start()
        with Polite(service.port) as polite:
            time.sleep(0.5)
            results = [knock(service.port) for _ in range(512)]
            times, failures = polite.end()
        findings = [f"the polite client: {failure}" for failure in failures]
        said = [word for _, word in results]
        served, told = said.count("served"), said.count("told")
        if not 90 <= served <= 100 or served + told + said.count("closed") != 512 or told == 0:
            findings.append(f"answers: { {word: said.count(word) for word in set(said)} }")
        for connection, _ in results:
            if connection:
                connection.close()
        end = time.monotonic() + 1
        while (status := service.status("/livez")) != 200 and time.monotonic() < end:
            time.sleep(0.02)
        if status != 200:
            findings.append("the service has not recovered a second after the release")
        p99 = percentile(times, 0.99)
        if p99 > 500:
            findings.append(f"the polite client waited {p99:.0f} ms (p99)")
    figure = f"{served} served, {told} told to come back, polite p99 {p99:.1f} ms"
    return Result("overload by connections", 512, findings, figure)


def run(extent):
    if not shutil.which("wrk"):
        return Result("overload", 0, ["wrk is not installed"], "none")
    return [
        demands(extent, "overload by writes", OPINION, 512, False),
        # More connections than calculations that may wait.
        demands(extent, "overload by calculations", CALCULATION, 1024, True),
        connections(extent)]
