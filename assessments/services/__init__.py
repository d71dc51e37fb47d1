"""What can be done to the records. The only code that writes them.

Each service is one short transaction: it happens as a whole or not at all.
"""

from .accounts import Claimed, account_for, claim
from .drafts import (
    AlreadyCorrected,
    AnotherDraftOpen,
    DraftGone,
    Saved,
    correct,
    discard,
    open_draft,
    save_page,
)
from .paging import ResultsPage, page_of_results
from .results import results_of
from .retention import Purged, purge
from .submission import NotComplete, submit

__all__ = [
    "AlreadyCorrected",
    "AnotherDraftOpen",
    "Claimed",
    "DraftGone",
    "NotComplete",
    "Purged",
    "ResultsPage",
    "Saved",
    "account_for",
    "claim",
    "correct",
    "discard",
    "open_draft",
    "page_of_results",
    "purge",
    "results_of",
    "save_page",
    "submit",
]
