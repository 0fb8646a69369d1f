#!/usr/bin/env python3
"""Tickets by the hundred thousand, or by the million: what a page of a list, a search and an opening cost, through the whole
service. `tickets.py [--tickets N] [--database FILE]`. Needs wrk for the openings."""
import argparse, http.client, json, os, pathlib, shutil, signal, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--tickets", type=int, default=20000)
parser.add_argument("--port", type=int, default=8177)
parser.add_argument("--requests", type=int, default=1000)
parser.add_argument("--program", default=str(root / ".build/release/bench-tickets"))
options = parser.parse_args()


def ask(connection, path, token):
    start = time.perf_counter()
    connection.request("GET", path, headers={"Authorization": "Bearer " + token})
    answer = connection.getresponse()
    body = answer.read()
    elapsed = (time.perf_counter() - start) * 1000
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {body[:200]}")
    return elapsed, len(json.loads(body)["items"])


def measure(connection, name, request):
    times, items = [], 0
    for number in range(options.requests):
        path, token = request(number)
        elapsed, count = ask(connection, path, token)
        times.append(elapsed)
        items += count
    times.sort()
    pick = lambda share: times[int(len(times) * share)]
    print(f"{name}: p50 {pick(.5):.2f} ms, p95 {pick(.95):.2f} ms, p99 {pick(.99):.2f} ms; {items / len(times):.1f} items")


with tempfile.TemporaryDirectory() as folder:
    database = folder + "/tickets.sqlite"
    server = subprocess.Popen([options.program, str(options.port), database, str(root), str(options.tickets)])
    try:
        start = time.time()
        while True:
            try:
                connection = http.client.HTTPConnection("localhost", options.port)
                connection.request("GET", "/livez")
                connection.getresponse().read()
                break
            except OSError:
                if server.poll() is not None:
                    sys.exit("the service did not start")
                time.sleep(1)
        size = sum(os.path.getsize(folder + "/" + name) for name in os.listdir(folder))
        print(f"{options.tickets} tickets, {options.tickets * 5} messages: {size / 1e6:.0f} MB,"
              f" {size / options.tickets:.0f} bytes a ticket; written in {time.time() - start:.0f} s")
        measure(connection, "list, agent", lambda n: ("/v1/tickets", f"agent-{n % 300}"))
        measure(connection, "list, aidant", lambda n: ("/v1/tickets", f"aidant-{n % 6000}"))
        measure(connection, "list, agent, open", lambda n: ("/v1/tickets?state=open", f"agent-{n % 300}"))
        measure(connection, "list, national, late", lambda n: ("/v1/tickets?late=true", f"national-{n % 10}"))
        measure(connection, "list, administrator", lambda n: ("/v1/tickets", "administrator"))
        measure(connection, "search, agent, common word", lambda n: ("/v1/tickets?q=mot0", f"agent-{n % 300}"))
        measure(connection, "search, agent, two words", lambda n: (f"/v1/tickets?q=mot1%20mot{n % 50 + 2}", f"agent-{n % 300}"))
        measure(connection, "search, aidant, rare word", lambda n: (f"/v1/tickets?q=mot{n + 5000}", f"aidant-{n % 6000}"))
        if shutil.which("wrk"):
            script = folder + "/open.lua"
            body = json.dumps({
                "subject": "APL suspendue depuis trois mois", "description": "Le versement a cessé. " * 10,
                "category": "logement", "commune": "14762", "units": ["01890000-0001-7000-8000-000000000000"],
                "unit": "01890000-0002-7000-8000-000000000000",
                "usager": {"firstName": "Marie", "lastName": "Durand", "birthDate": "1958"},
                "collectedMandate": {"type": "paper"}})
            with open(script, "w") as file:
                file.write(f"""
local thread = 0
function setup(t) t:set("name", thread); thread = thread + 1 end
local count = 0
function request()
    count = count + 1
    return wrk.format("POST", "/v1/tickets", {{["Authorization"] = "Bearer aidant-0", ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = name .. "-" .. count}}, [==[{body}]==])
end
""")
            subprocess.run(["wrk", "-t2", "-c64", "-d10s", "--latency", "-s", script,
                            f"http://localhost:{options.port}/v1/tickets"], check=True)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
