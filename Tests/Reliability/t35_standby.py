"""T35: the PostgreSQL server dies as in a crash and its synchronous standby takes its place: clear refusals meanwhile, service
within thirty seconds, and nothing acknowledged is lost."""

import time

from cluster import Cluster, lacking, until
from cluster_load import Load, People
from result import Result

NAME = "a standby takes over"


def run(extent):
    if extent == "short":
        return Result(NAME, 1, [], "in the long set only")
    if lack := lacking():
        return Result(NAME, 0, [lack], "none")
    findings = []
    with Cluster() as cluster:
        people = People(cluster)
        with Load(cluster, people) as load:
            time.sleep(5)
            cluster.primary.end()
            died = time.monotonic()
            time.sleep(3)
            statuses = {member.status("/readyz") for member in cluster.members}
            if statuses != {503}:
                findings.append(f"without a server they say {statuses}")
            promoted = time.monotonic()
            cluster.standby.run("pg_ctl", "promote", "-D", cluster.standby.data)
            until(60, lambda: load.answered_since(promoted), "an answer")
            until(60, lambda: all(member.status("/readyz") == 200 for member in cluster.members), "every process")
            took = time.monotonic() - died
            time.sleep(5)
        if took > 30:
            findings.append(f"service after {took:.1f} s")
        findings += load.checked(deaths=1)
        return Result(
            NAME, len(load.got), findings,
            f"every process serves {took:.1f} s after the death, 3 of them without any server; refused meanwhile {load.refusals}")
