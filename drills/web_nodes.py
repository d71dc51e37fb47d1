"""Web processes that die."""

import time

from tests.stack import Site

from .traffic import Verdict, patients

EVERY = 2.0
TIMES = 10


def worker_killed() -> Verdict:
    """kill -9 of one gunicorn worker after another."""
    verdict = Verdict("worker killed", f"kill -9 of a gunicorn worker, {TIMES} times in turn")
    with Site() as site:
        killed = 0
        with patients(site) as traffic:
            for turn in range(TIMES):
                time.sleep(EVERY)
                killed += site.nodes[turn % len(site.nodes)].kill_worker()
            time.sleep(EVERY)
        verdict.figures["workers killed"] = killed
        verdict.expect(killed == TIMES, "not every kill met a worker")
        verdict.judge(site, traffic)
    return verdict


def node_killed() -> Verdict:
    """kill -9 of a whole node, and after a while another start of it; then the other one."""
    verdict = Verdict("node killed", "kill -9 of a whole node for 5 s, then of the other")
    with Site() as site:
        with patients(site) as traffic:
            for node in site.nodes:
                time.sleep(4)
                node.kill()
                time.sleep(5)
                node.start()
            time.sleep(4)
        verdict.judge(site, traffic)
    return verdict
