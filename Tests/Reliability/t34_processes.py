"""T34: three processes behind haproxy are one service: a key is used once, a right that was withdrawn is nowhere, and when one of
them is killed or stands still under load nothing acknowledged is lost, the others serve, and each letter and each call is made
once."""

import concurrent.futures
import http.client
import json
import signal
import time
import uuid

from cluster import Cluster, lacking, until
from cluster_load import PROBE, Load, People
from contract import Asker
from people import sign_in
from result import Result

NAME = "three processes, two killed, one stopped for a while"


def used_once(cluster, rounds):
    """The same request to every process at once: one effect, one answer."""
    findings = []
    body = {"useful": True, "score": 4, "comment": "once"}
    with concurrent.futures.ThreadPoolExecutor(len(cluster.members)) as pool:
        for _ in range(rounds):
            fields = {"Idempotency-Key": str(uuid.uuid4())}
            answers = list(pool.map(lambda member: Asker(member).ask("POST", "/v1/feedback", body, fields), cluster.members))
            if {answer[0] for answer in answers} != {201} or len({json.loads(answer[2])["id"] for answer in answers}) != 1:
                findings.append(f"one key, {answers}")
    found = int(cluster.database.rows("SELECT count(*) FROM opinion WHERE comment = 'once'")[0][0])
    cluster.database.rows("DELETE FROM opinion WHERE comment = 'once'")
    return findings + ([f"{found} effects of {rounds} keys"] if found != rounds else [])


def withdrawn_everywhere(cluster, rounds):
    """A session that every process knows and one of them ends: the next request finds it ended, in each of them."""
    findings = []
    for number in range(rounds):
        token = sign_in(cluster.members[number % 3], f"camille{number}@example.fr")
        people = [Asker(member, {"Authorization": "Bearer " + token}) for member in cluster.members]
        before = [person.ask("GET", "/v1/sessions")[0] for person in people]
        ended = people[number % 3].ask("DELETE", "/v1/sessions")[0]
        after = [person.ask("GET", "/v1/sessions")[0] for person in people]
        if (before, ended, after) != ([200] * 3, 204, [401] * 3):
            findings.append(f"a session, {before}, then {ended}, then {after}")
    return findings


def counted_once(quota, addresses):
    """Each address asks more often than it may, in eight conversations at once, through the balancer as it is shipped: each
    is served as often as it may, and not all of them by the same process."""
    def asked(address):
        connection = http.client.HTTPConnection("127.0.0.1", cluster.balancer.port, timeout=30, source_address=(address, 0))
        served = 0
        for _ in range(quota // 4):
            connection.request("GET", "/v1/simulation/models")
            answer = connection.getresponse()
            answer.read()
            served += answer.status == 200
        connection.close()
        return served

    settings = {"GUICHET_RATE_LIMITS": f"anonymous={quota}/86400"}
    with Cluster(keeps_addresses=True, settings=settings) as cluster, concurrent.futures.ThreadPoolExecutor(8) as pool:
        served = {address: sum(pool.map(asked, [address] * 8)) for address in addresses}
        # The one that counted an address refuses it, whoever asks for it.
        counting = {
            number for number, member in enumerate(cluster.members) for address in addresses
            if Asker(member).ask("GET", "/v1/simulation/models", fields={"X-Forwarded-For": address})[0] == 429}
    findings = [f"{address} was served {count} times of {quota}" for address, count in served.items() if abs(count - quota) > 1]
    return findings + ([] if len(counting) > 1 else [f"only {counting} counted"])


def killed(cluster, load, member):
    """Kills one and starts it again: the seconds until another one has its work, and what was wrong."""
    before = time.monotonic()
    member.kill()
    taken = until(60, lambda: cluster.holder("mail") not in (None, member), "another one sends the letters")
    served = load.answered_since(before + 0.5)
    member.start(120)
    return taken, [] if served else ["the others did not serve"]


def writes(cluster):
    """Whether somebody who comes now can write: whoever asked the one that stands still waits for it."""
    connection = http.client.HTTPConnection("127.0.0.1", cluster.balancer.port, timeout=3)
    try:
        connection.request("POST", "/v1/feedback", json.dumps({"score": 4, "comment": PROBE}), {"Content-Type": "application/json"})
        return connection.getresponse().status == 201
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def paused(cluster, load, member):
    """Stops one where it is, maybe in its turn to write, until others have its work: the longest time that nobody who came
    could write, how many clients waited for the one that stood still, and what was wrong."""
    began, longest = time.monotonic(), 0.0
    member.process.send_signal(signal.SIGSTOP)
    try:
        while cluster.holder("mail") in (None, member) or time.monotonic() - began < 20:
            longest = max(longest, until(60, lambda: writes(cluster), "the others write"))
        waiting = sum(client.times[-1] < began + 15 for client in load.clients)
    finally:
        member.process.send_signal(signal.SIGCONT)
    until(60, lambda: member.status("/readyz") == 200, "the one that was stopped serves again")
    return longest, waiting, [f"nobody wrote for {longest:.1f} s"] if longest > 25 else []


def run(extent):
    if extent == "short":
        return Result(NAME, 1, [], "in the long set only")
    if lack := lacking():
        return Result(NAME, 0, [lack], "none")
    limits = counted_once(200, [f"127.0.1.{number}" for number in range(1, 13)])
    with Cluster() as cluster:
        people = People(cluster)
        findings = limits + used_once(cluster, 20) + withdrawn_everywhere(cluster, 5)
        with Load(cluster, people) as load:
            time.sleep(5)
            taken, found = killed(cluster, load, cluster.holder("mail"))
            findings += found
            time.sleep(3)
            again, found = killed(cluster, load, cluster.holder("webhooks"))
            findings += found
            time.sleep(3)
            longest, waiting, found = paused(cluster, load, cluster.holder("mail"))
            findings += found
            time.sleep(3)
        findings += load.checked(deaths=3)
        return Result(
            NAME, len(load.got), findings,
            f"{len(cluster.relay.letters)} letters, {len(cluster.receiver.calls)} calls, work taken over in {taken:.1f} and {again:.1f} s, "
            f"at most {longest:.1f} s without a write while one stood still, for which {waiting} of {len(load.clients)} clients waited, "
            f"refused meanwhile {load.refusals}")
