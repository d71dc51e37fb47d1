"""The shared cache that goes away."""

import time
from collections import Counter

from tests.stack import Site

from .signing_in import codes_sent, try_to_sign_in
from .traffic import Verdict, patients

TRIES = 40


def cache_gone() -> Verdict:
    """Redis killed under load: checks go on, sign-in goes on, and its limits hold."""
    verdict = Verdict("cache gone", f"kill -9 of Redis for 10 s, {TRIES} sign-ins asked meanwhile")
    with Site() as site:
        site.proxy.values["LEG_CHECK_SIGN_IN_RATE"] = "2000r/s"
        site.proxy.reload()
        with patients(site) as traffic:
            time.sleep(3)
            site.cache.kill()
            begun = time.monotonic()
            answers = Counter(try_to_sign_in(site, "patient@example.org") for _ in range(TRIES))
            time.sleep(max(0.0, 10 - (time.monotonic() - begun)))
            site.cache.start()
            time.sleep(12)
        verdict.figures["codes mailed"] = codes_sent(site)
        verdict.figures |= {f"asked, answered {status}": n for status, n in answers.items()}
        verdict.expect(codes_sent(site) <= 3, "the limit on codes did not hold")
        verdict.expect(codes_sent(site) >= 1, "nobody could sign in meanwhile")
        verdict.expect(not traffic.tally.interruptions, "patients noticed")
        verdict.judge(site, traffic)
    return verdict
