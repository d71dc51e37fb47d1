"""What is counted and timed while the site works. docs/observability.md says what each means.

Labels name kinds of things, of which there are few: never an id, an address or an answer.
"""

from collections.abc import Callable

from django.db import transaction
from prometheus_client import Counter, Histogram, disable_created_metrics

from assessments.triage import Urgency

# Else each count comes with the time that it began, which nothing here asks for.
disable_created_metrics()  # type: ignore[no-untyped-call]

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Limits between which times are counted."""

REQUESTS = Counter("leg_check_requests", "Requests answered.", ["method", "route", "status"])
REQUEST_SECONDS = Histogram(
    "leg_check_request_seconds", "Time until an answer was ready.", ["route"], buckets=SECONDS
)

DRAFTS_BEGUN = Counter("leg_check_drafts_begun", "Checks begun.")
PAGES_SAVED = Counter("leg_check_pages_saved", "Pages of answers saved.")
SUBMISSIONS = Counter("leg_check_submissions", "Results stored.", ["urgency"])
EMERGENCIES_SHOWN = Counter(
    "leg_check_emergencies_shown", "Times that a result which is an emergency was shown."
)
SENT_TO_CLINIC = Counter("leg_check_sent_to_clinic", "Results sent to the clinic.", ["urgency"])
SHARE_LINKS_MADE = Counter("leg_check_share_links_made", "Links made to show a result.")
SHARED_OPENED = Counter(
    "leg_check_shared_opened", "Times that such a link showed something.", ["what"]
)

MAILS = Counter("leg_check_mails", "Mails handed to the mail server, or not.", ["kind", "outcome"])

DATABASE_FAULTS = Counter(
    "leg_check_database_faults", "Errors that the database or the way to it raised.", ["kind"]
)
REQUESTS_REPEATED = Counter(
    "leg_check_requests_repeated", "Requests done again after a fault of the database."
)
CACHE_FAULTS = Counter(
    "leg_check_cache_faults",
    "Times that a process found the cache not to answer, and left it alone for 10 seconds.",
)

# A rate needs a first value, also of what has not happened yet.
for _level in Urgency:
    SUBMISSIONS.labels(urgency=_level.code)
    SENT_TO_CLINIC.labels(urgency=_level.code)
for _what in ("page", "pdf", "fhir"):
    SHARED_OPENED.labels(what=_what)


def after_commit(count: Callable[[], None]) -> None:
    """Counts once what is being done is stored for good: never what is rolled back."""
    transaction.on_commit(count, robust=True)


def mail(kind: str, *, out: bool) -> None:
    """Counts one mail of that kind (the name of its templates)."""
    MAILS.labels(kind=kind, outcome="out" if out else "failed").inc()
