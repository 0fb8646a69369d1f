"""T13: bodies that are too long, too deep or too many are refused early, and leave no trace in memory."""

import pathlib
import socket
import threading

from result import Result
from service import Service

MEBIBYTE = 1 << 20


def memory(service, field):
    status = pathlib.Path(f"/proc/{service.process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(field))) * 1024


def exchange(port, head, pieces):
    """Sends a head and pieces of a body until the server has had enough: the status, and the bytes that it let in."""
    sent, answer = 0, b""
    with socket.create_connection(("127.0.0.1", port), timeout=15) as connection:
        try:
            connection.sendall(head)
            for piece in pieces:
                connection.sendall(piece)
                sent += len(piece)
        except OSError:
            pass
        try:
            while more := connection.recv(65536):
                answer += more
                if b"\r\n\r\n" in answer:
                    break
        except OSError:
            pass
    return (int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else None), sent


# Takes a mebibyte, as most routes do.
PATH = "/v1/simulation/evaluate"


def head(*fields):
    lines = [f"POST {PATH} HTTP/1.1", "Host: a.fr", "Content-Type: application/json", *fields]
    return "\r\n".join(lines + ["", ""]).encode()


def with_length(body):
    return head(f"Content-Length: {len(body)}"), [body]


def chunks(count):
    piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
    return (piece for _ in range(count))


# What is sent, and the statuses that refuse it.
PROBES = {
    "length over the limit": (lambda: (head("Content-Length: 1073741824"), []), {413}),
    "length over the limit, sent all the same": (
        lambda: (head("Content-Length: 33554432"), (b" " * 65536 for _ in range(512))), {413}),
    "length over the limit, asking first": (
        lambda: (head("Content-Length: 33554432", "Expect: 100-continue"), []), {413}),
    "chunks over the limit": (lambda: (head("Transfer-Encoding: chunked"), chunks(512)), {413}),
    "one chunk over the limit": (lambda: (head("Transfer-Encoding: chunked"), [b"fffffff\r\n"]), {413}),
    "ten thousand arrays": (lambda: with_length(b"[" * 10_000 + b"]" * 10_000), {400}),
    "eighty thousand keys": (
        lambda: with_length(b"{" + b",".join(b'"k%d":1' % key for key in range(80_000)) + b"}"), {400}),
    "one key, many times": (lambda: with_length(b"{" + b",".join([b'"a":1'] * 100_000) + b"}"), {400}),
    "a number of a mebibyte": (lambda: with_length(b'{"score":1' + b"0" * (MEBIBYTE - 100) + b"}"), {400}),
    "a string of a mebibyte": (lambda: with_length(b'{"comment":"' + b"a" * (MEBIBYTE - 100) + b'"}'), {400, 422}),
    "compressed": (lambda: (head("Content-Encoding: gzip", "Content-Length: 2"), [b"\x1f\x8b"]), {400, 415}),
}


def attack(service, name, findings):
    make, statuses = PROBES[name]
    status, sent = exchange(service.port, *make())
    if status not in statuses:
        findings.append(f"{name}: answered {status}")
    if "chunks over" in name and sent > MEBIBYTE * 8:
        findings.append(f"{name}: {sent} bytes were let in")


def run(extent):
    rounds = 3 if extent == "short" else 50
    findings, count = [], 0
    with Service() as service:
        service.start()
        # What one of each costs for ever (tables, buffers of the allocator) is not growth.
        for name in PROBES:
            attack(service, name, findings)
        before = memory(service, "VmRSS")
        for _ in range(rounds):
            threads = [
                threading.Thread(target=attack, args=(service, name, findings)) for name in PROBES for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            count += len(threads)
        growth = (memory(service, "VmHWM") - before) / MEBIBYTE
        if growth > 20:
            findings.append(f"memory grew by {growth:.1f} MiB at its peak")
        if service.status("/livez") != 200:
            findings.append("the service does not answer afterwards")
    return Result("large bodies", count, findings, f"memory +{growth:.1f} MiB at its peak")
