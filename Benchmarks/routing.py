#!/usr/bin/env python3
"""Expert routing through the whole service: evaluations and needs a second over 10,000 experts and 60,000 expertises, coverage of
a departement, and what a change of the address book costs whoever asks next. `routing.py [--seconds N]`. Needs wrk."""
import argparse, http.client, json, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time

from waiting import connected

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--seconds", type=int, default=8)
parser.add_argument("--rounds", type=int, default=1)
parser.add_argument("--port", type=int, default=8178)
parser.add_argument("--program", default=str(root / ".build/release/bench-routing"))
options = parser.parse_args()
COMMUNES = ["59350", "62041", "80021", "60057", "02408", "35238", "44109", "31555", "13055", "67482", "33063", "69381"]
EVALUATE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer x"
local communes = {%s}
local turn = 0
function request()
    turn = turn + 1
    return wrk.format(nil, nil, nil, string.format('{"subject":"%%s","company":{"commune":"%%s","headcount":%%d},"explain":"none"}',
        %s, communes[turn %% #communes + 1], turn %% 300))
end
"""
NEED = """
local thread = 0
function setup(t) t:set("name", tostring(thread)); t:set("stamp", os.time() - 1700000000); thread = thread + 1 end
local communes = {%s}
local turn = 0
function request()
    turn = turn + 1
    local body = string.format('{"subject":"recruter","company":{"commune":"%%s","headcount":%%d},"contact":{"name":"Aline Petit",'
        .. '"email":"a%%d-%%d@bench.example"},"description":"Je cherche une vendeuse.","answers":{},"privacyNoticeVersion":"2026-01"}',
        communes[turn %% #communes + 1], turn %% 300, stamp, turn)
    return wrk.format("POST", "/v1/needs", {["Content-Type"] = "application/json", ["Idempotency-Key"] =
        string.format("%%08x-0000-7000-8%%03x-%%012x", stamp, tonumber(name), turn)}, body)
end
"""


def ask(connection, method, path, body=None):
    headers = {"Authorization": "Bearer x", "Content-Type": "application/json", "Idempotency-Key": str(time.time_ns())}
    start = time.perf_counter()
    connection.request(method, path, body=body and json.dumps(body), headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300:
        sys.exit(f"{path}: {answer.status} {content[:300]}")
    return (time.perf_counter() - start) * 1000, json.loads(content)


def wrk(title, script, path, folder, connections):
    file = f"{folder}/script.lua"
    pathlib.Path(file).write_text(script)
    before = spent()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{options.seconds}s", "--latency", "-s", file,
         f"http://localhost:{options.port}{path}"], check=True, capture_output=True, text=True).stdout
    wanted = ("99%", "90%", "50%", "Requests/sec", "Non-2xx")
    kept = [" ".join(line.split()) for line in done.splitlines() if line.strip().startswith(wanted)]
    count = int(re.search(r"(\d+) requests in", done).group(1))
    print(f"{title}, {connections} connections: {'; '.join(kept)}; {(spent() - before) / count * 1e6:.0f} us of processor each",
          flush=True)


def spent():
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def several(title, times):
    times.sort()
    print(f"{title}: p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * .95)]:.1f} ms", flush=True)


if not shutil.which("wrk"):
    sys.exit("wrk is needed: apt-get install wrk")
with tempfile.TemporaryDirectory() as folder:
    server = subprocess.Popen([options.program, "serve", str(options.port), folder + "/bench.sqlite", str(root)])
    try:
        start = time.time()
        connection = connected(server, options.port)
        print(f"ready in {time.time() - start:.0f} s", flush=True)
        question = {"subject": "recruter", "company": {"commune": "59350", "headcount": 12}, "explain": "none"}
        found = [len(ask(connection, "POST", "/v1/routing/evaluate",
                         {**question, "company": {"commune": commune}})[1]["selected"]) for commune in COMMUNES]
        print(f"experts found: {sum(found) / len(found):.1f} on average", flush=True)
        several("one evaluation after the other", [ask(connection, "POST", "/v1/routing/evaluate", question)[0] for _ in range(500)])
        several("everybody explained", [ask(connection, "POST", "/v1/routing/evaluate", {**question, "explain": "all"})[0]
                                        for _ in range(20)])
        several("coverage of a departement", [ask(connection, "GET", "/v1/routing/coverage?subject=recruter&territory=departement:59")[0]
                                              for _ in range(30)])
        expert = ask(connection, "GET", "/v1/experts?limit=1")[1]["items"][0]["id"]
        times = []
        for subject in ask(connection, "GET", "/v1/subjects")[1]["items"][:20]:
            ask(connection, "POST", "/v1/expertises", {"expert": expert, "subject": subject["slug"]})
            times.append(ask(connection, "POST", "/v1/routing/evaluate", question)[0])
        several("the first evaluation after a change", times)
        codes = ",".join(f'"{code}"' for code in COMMUNES)
        for _ in range(options.rounds):
            for connections in (1, 16, 64):
                wrk("evaluations", EVALUATE % (codes, '"recruter"'), "/v1/routing/evaluate", folder, connections)
            for connections in (64, 256):
                wrk("needs", NEED % codes, "/v1/needs", folder, connections)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
