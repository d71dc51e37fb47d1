"""A database server that goes away, and one that takes its place."""

import time

from tests.stack import Site

from .traffic import Verdict, patients


def database_restarted() -> Verdict:
    """A restart as for an update, and one as after a crash."""
    verdict = Verdict(
        "PostgreSQL restarted", "a fast restart; then kill -9, 2 s down, and crash recovery"
    )
    with Site() as site:
        with patients(site) as traffic:
            time.sleep(5)
            site.primary.restart()
            time.sleep(6)
            site.primary.kill()
            time.sleep(2)
            site.primary.start()
            time.sleep(6)
        verdict.judge(site, traffic)
    return verdict


def standby_promoted() -> Verdict:
    """The primary is lost for good; the standby, which had every commit, takes over."""
    verdict = Verdict("failover", "kill -9 of the primary; 3 s later the standby is promoted")
    with Site(standby=True) as site:
        with patients(site) as traffic:
            time.sleep(6)
            site.primary.kill()
            time.sleep(3)
            begun = time.monotonic()
            site.standby.promote()
            site.serving = site.standby
            # What waited for a standby before would wait for ever now: there is none.
            site.standby.query("ALTER SYSTEM RESET synchronous_standby_names")
            site.standby.query("SELECT pg_reload_conf()")
            verdict.figures["seconds to promote"] = round(time.monotonic() - begun, 1)
            time.sleep(8)
        verdict.judge(site, traffic)
    return verdict
