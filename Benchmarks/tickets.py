#!/usr/bin/env python3
"""Tickets by the hundred thousand, or by the million: what a page of a list, a search and an opening cost, through the whole
service. `tickets.py [--tickets N] [--folder FOLDER]`. Needs wrk for the openings."""
import argparse, contextlib, http.client, json, os, pathlib, re, shutil, signal, struct, subprocess, sys, tempfile, time

from waiting import connected

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--tickets", type=int, default=20000)
parser.add_argument("--port", type=int, default=8177)
parser.add_argument("--requests", type=int, default=1000)
parser.add_argument("--folder", help="where the database stays, to be measured again")
parser.add_argument("--only", choices=["lists", "openings"])
parser.add_argument("--program", default=str(root / ".build/release/bench-tickets"))
options = parser.parse_args()


def processor(process):
    """Milliseconds of processor that a process has spent."""
    fields = open(f"/proc/{process.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ask(connection, path, token):
    start = time.perf_counter()
    connection.request("GET", path, headers={"Authorization": "Bearer " + token})
    answer = connection.getresponse()
    body = answer.read()
    elapsed = (time.perf_counter() - start) * 1000
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {body[:200]}")
    return elapsed, len(json.loads(body)["items"])


def measure(connection, server, name, request):
    times, items, before = [], 0, processor(server)
    for number in range(options.requests):
        path, token = request(number)
        elapsed, count = ask(connection, path, token)
        times.append(elapsed)
        items += count
    used = (processor(server) - before) / len(times)
    times.sort()
    pick = lambda share: times[int(len(times) * share)]
    print(f"{name}: p50 {pick(.5):.2f} ms, p95 {pick(.95):.2f} ms, p99 {pick(.99):.2f} ms;"
          f" {used:.2f} ms of processor; {items / len(times):.1f} items", flush=True)


# Who keeps a copy asks for what changed in a week.
day = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
since = day(time.time() - 7 * 86400)
# One ticket is written a minute, from 2024 on: in its last hours little was changed, in its last week ten thousand tickets.
end = 1704067200 + options.tickets * 60
lists = [
    ("list, agent", lambda n: ("/v1/tickets", f"agent-{n % 300}")),
    ("list, aidant", lambda n: ("/v1/tickets", f"aidant-{n % 6000}")),
    ("list, agent, open", lambda n: ("/v1/tickets?state=open", f"agent-{n % 300}")),
    ("list, agent, unread", lambda n: ("/v1/tickets?unread=true", f"agent-{n % 300}")),
    ("list, national, late", lambda n: ("/v1/tickets?late=true", f"national-{n % 10}")),
    ("list, national, critical", lambda n: ("/v1/tickets?urgency=critical", f"national-{n % 10}")),
    ("list, national, one departement", lambda n: (f"/v1/tickets?departement={n % 9 + 10}", f"national-{n % 10}")),
    ("list, network, one departement", lambda n: (f"/v1/tickets?departement={n % 9 + 10}", "network-0")),
    ("list, national, late, one departement", lambda n: (
        f"/v1/tickets?late=true&departement={n % 9 + 10}", f"national-{n % 10}")),
    ("list, national, urgent, by due date", lambda n: ("/v1/tickets?sort=dueAt&urgency=urgent", f"national-{n % 10}")),
    ("list, agent, by due date", lambda n: ("/v1/tickets?sort=dueAt", f"agent-{n % 300}")),
    ("list, administrator", lambda n: ("/v1/tickets", "administrator")),
    ("list, administrator, by due date", lambda n: ("/v1/tickets?sort=dueAt", "administrator")),
    ("list, administrator, one unit", lambda n: (
        f"/v1/tickets?unit=01890000-0001-7000-8000-{n % 300:012x}", "administrator")),
    ("list, agent, changed since", lambda n: (f"/v1/tickets?updatedSince={since}", f"agent-{n % 300}")),
    ("list, aidant, changed since", lambda n: (f"/v1/tickets?updatedSince={since}", f"aidant-{n % 6000}")),
    ("list, agent, changed in four hours", lambda n: (f"/v1/tickets?updatedSince={day(end - 14400)}", f"agent-{n % 300}")),
    ("list, agent, changed in a week", lambda n: (f"/v1/tickets?updatedSince={day(end - 604800)}", f"agent-{n % 300}")),
    ("list, aidant, changed in a week", lambda n: (f"/v1/tickets?updatedSince={day(end - 604800)}", f"aidant-{n % 6000}")),
    ("list, national, changed in a week", lambda n: (
        f"/v1/tickets?updatedSince={day(end - 604800)}", f"national-{n % 10}")),
    ("search, agent, common word", lambda n: ("/v1/tickets?q=mot0", f"agent-{n % 300}")),
    ("search, agent, two words", lambda n: (f"/v1/tickets?q=mot1%20mot{n % 50 + 2}", f"agent-{n % 300}")),
    ("search, agent, open", lambda n: (f"/v1/tickets?q=mot{n % 50}&state=open", f"agent-{n % 300}")),
    ("search, aidant, rare word", lambda n: (f"/v1/tickets?q=mot{n + 5000}", f"aidant-{n % 6000}")),
]

opening = json.dumps({
    "subject": "APL suspendue depuis trois mois", "description": "Le versement a cessé. " * 10,
    "category": "logement", "commune": "14762", "units": ["01890000-0001-7000-8000-000000000000"],
    "unit": "01890000-0002-7000-8000-000000000000",
    "usager": {"firstName": "Marie", "lastName": "NAME", "birthDate": "1958"},
    "collectedMandate": {"type": "paper"}})

script = f"""
local thread = 0
function setup(t) t:set("name", thread); thread = thread + 1 end
local count = 0
local body = [==[{opening}]==]
function request()
    count = count + 1
    local letters = name == 0 and "Da" or "Di"
    for digit in tostring(count):gmatch("%d") do letters = letters .. string.char(97 + digit) end
    return wrk.format("POST", "/v1/tickets", {{["Authorization"] = "Bearer aidant-0", ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = name .. "-{time.time():.0f}-" .. count}}, (body:gsub("NAME", letters)))
end
"""


def weight(database):
    """Bytes of the file in use, once the log was moved into it, and bytes of it that are free to be used again."""
    for _ in range(120):
        if os.path.getsize(database + "-wal") == 0:
            break
        time.sleep(0.5)
    with open(database, "rb") as file:
        header = file.read(100)
    page = struct.unpack(">H", header[16:18])[0]
    pages, free = struct.unpack(">I", header[28:32])[0], struct.unpack(">I", header[36:40])[0]
    return (pages - free) * page, free * page


def open_tickets(connection, server, folder, database):
    connection.request("POST", "/v1/tickets", opening.replace("NAME", "Durand"), {
        "Authorization": "Bearer aidant-0", "Content-Type": "application/json", "Idempotency-Key": f"first-{time.time():.0f}"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 201:
        sys.exit(f"a ticket is not opened: {answer.status} {body[:300]}")
    with open(folder + "/open.lua", "w") as file:
        file.write(script)
    before, spent, start = weight(database)[0], processor(server), time.time()
    told = subprocess.run(["wrk", "-t2", "-c64", "-d10s", "--latency", "-s", folder + "/open.lua",
                           f"http://localhost:{options.port}/v1/tickets"], check=True, capture_output=True, text=True)
    count = int(re.search(r"(\d+) requests in", told.stdout)[1])
    if "Non-2xx" in told.stdout:
        sys.exit(told.stdout)
    elapsed, spent = time.time() - start, processor(server) - spent
    slowest = re.search(r"99%\s+(\S+)", told.stdout)[1]
    print(f"opened durably, 64 connections: {count / elapsed:.0f}/s,"
          f" {spent * 1000 / count:.0f} us of processor each; p99 {slowest};"
          f" {(weight(database)[0] - before) / count:.0f} bytes each", flush=True)


with contextlib.nullcontext(options.folder) if options.folder else tempfile.TemporaryDirectory() as folder:
    database = folder + "/tickets.sqlite"
    server = subprocess.Popen([options.program, str(options.port), database, str(root), str(options.tickets)])
    try:
        start = time.time()
        connection = connected(server, options.port, pause=1)
        elapsed = time.time() - start
        used, free = weight(database)
        print(f"{options.tickets} tickets, {options.tickets * 5} messages: {used / 1e6:.0f} MB,"
              f" {used / options.tickets:.0f} bytes a ticket; {free / 1e6:.0f} MB free in the file;"
              f" written in {elapsed:.0f} s", flush=True)
        for name, request in lists if options.only != "openings" else []:
            measure(connection, server, name, request)
        if shutil.which("wrk") and options.only != "lists":
            open_tickets(connection, server, folder, database)
        print(f"load: {os.getloadavg()[0]:.1f}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
