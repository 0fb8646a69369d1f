"""T23: a thousand silent connections, and large bodies beside them, stay within a hundred megabytes."""

import resource
import socket
import threading

import t13_large_bodies as bodies
from result import Result
from service import Service

IDLE = 1000


def run(extent):
    rounds = 2 if extent == "short" else 20
    findings = []
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, IDLE + 500)), hard))
    with Service() as service:
        service.start()
        idle = [socket.create_connection(("127.0.0.1", service.port), timeout=5) for _ in range(IDLE)]
        for connection in idle:
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: a.fr\r\n\r\n")
        served = sum(connection.recv(65536).startswith(b"HTTP/1.1 200") for connection in idle)
        if served != IDLE:
            findings.append(f"{served} of {IDLE} were served")
        for _ in range(rounds):
            threads = [
                threading.Thread(target=bodies.attack, args=(service, name, findings))
                for name in bodies.PROBES for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        peak = bodies.memory(service, "VmHWM") / bodies.MEBIBYTE
        if peak > 100:
            findings.append(f"{peak:.0f} MiB at the peak")
        for connection in idle:
            connection.close()
    return Result("memory", IDLE + rounds * 8 * len(bodies.PROBES), findings, f"{peak:.1f} MiB at the peak")
