"""Made-up populations that are the same for every test of them."""

from datetime import UTC, datetime

from assessments.services.sample import make_sample
from assessments.services.sample.tally import Tally

UNTIL = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)


def made(count: int = 60, *, seed: int = 1) -> Tally:
    """What was made until then, and counted."""
    return make_sample(count=count, seed=seed, until=UNTIL, progress=lambda done: None)
