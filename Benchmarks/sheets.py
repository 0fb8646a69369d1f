#!/usr/bin/env python3
"""A sheet of an establishment through the whole service, while the register outside is dead and what it once said is kept and stale.

    Benchmarks/sheets.py [--requests N]

A register of this machine answers once, and dies; two days later by the service's clock an agent reads the same sheet again and again.
No more than 180 times: an agent consults 200 sheets in ten minutes.
"""

import argparse
import contextlib
import http.server
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time
import urllib.request

from waiting import connected, free_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
GUICHET = ROOT / ".build/release/guichet"
DAYS = ("2026-03-02T09:00:00+01:00", "2026-03-04T09:00:00+01:00")


class Register(http.server.BaseHTTPRequestHandler):
    """What recherche-entreprises would say of any company."""

    def do_GET(self):
        siren = self.path.split("q=")[1].split("&")[0]
        body = json.dumps({"total_results": 1, "results": [{
            "siren": siren, "nom_complet": "EXEMPLE", "etat_administratif": "A", "nature_juridique": "5710",
            "activite_principale": "10.71C", "finances": {"2024": {"ca": 900001, "resultat_net": 12}},
            "complements": {"est_qualiopi": True}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Service:
    """The demonstration on a day, with the sources of a file."""

    def __init__(self, folder, day, sources):
        self.port = free_port()
        self.environment = os.environ | {
            "GUICHET_DATABASE": f"{folder}/bench.sqlite", "GUICHET_KEYS": f"{folder}/keys", "GUICHET_DEMO": "1",
            "GUICHET_NOW": day, "GUICHET_COMPANY_SOURCES": sources, "GUICHET_METRICS_PORT": "off"}
        if not os.path.exists(f"{folder}/keys"):
            self.owner("keys", "init")
        self.process = subprocess.Popen(
            [GUICHET, "serve", "--port", str(self.port), "--log-level", "error"], env=self.environment,
            stdout=subprocess.DEVNULL)
        self.connection = connected(self.process, self.port)

    def owner(self, *words):
        return subprocess.run([GUICHET, *words], env=self.environment, check=True, capture_output=True, text=True).stdout

    def ask(self, path, token=None, body=None):
        fields = {"Authorization": f"Bearer {token}"} if token else {"Content-Type": "application/json"}
        self.connection.request("POST" if body else "GET", path, json.dumps(body) if body else None, fields)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status < 300, f"{path}: {answer.status} {content[:300]}"
        return json.loads(content)

    def session(self, address):
        link = json.loads(self.owner("accounts", "sign-in-link", "--email", address))["token"]
        return self.ask("/v1/sessions", body={"token": link})["token"]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=180)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("GUICHET_BENCH_FOLDER")) as folder, contextlib.ExitStack() as stack:
        register = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Register)
        threading.Thread(target=register.serve_forever, daemon=True).start()
        sources = f"{folder}/sources.json"
        pathlib.Path(sources).write_text(json.dumps({"mode": "live", "reach": "inside", "connectors": {
            "recherche-entreprises": {"address": f"http://127.0.0.1:{register.server_address[1]}"}}}))
        before = Service(folder, DAYS[0], sources)
        stack.callback(before.stop)
        before.owner("accounts", "create", "--email", "lea@exemple.fr", "--name", "Lea Exemple", "--role", "agent",
                     "--organisation", "emploi-exemple")
        token = before.session("lea@exemple.fr")
        siret = before.ask("/v1/companies?q=fournil&limit=1", token)["items"][0]["siret"]
        before.ask(f"/v1/establishments/{siret}", token)
        time.sleep(1)
        before.stop()
        register.shutdown()
        register.server_close()
        after = Service(folder, DAYS[1], sources)
        stack.callback(after.stop)
        token = after.session("lea@exemple.fr")
        times, stale = [], 0
        for _ in range(options.requests):
            start = time.perf_counter()
            sheet = after.ask(f"/v1/establishments/{siret}", token)
            times.append((time.perf_counter() - start) * 1000)
            stale += any(section["status"] == "stale" for section in sheet["sections"].values())
        times.sort()
        print(f"a sheet, its source dead: p50 {times[len(times) // 2]:.2f} ms, p95 {times[len(times) * 95 // 100]:.2f} ms,"
              f" max {times[-1]:.2f} ms; {stale} of {len(times)} with what is kept and stale")


main()
