"""What can be done to the records. The only code that writes them.

What a patient does is one short transaction: it happens as a whole or not at all. erase_account
first reads what sessions hold, outside it. purge and send_due, which cron runs, take one account or
one reminder after the other: what is done stays done when a later one fails, and a mail that is out
cannot be taken back.
"""

from .accounts import Claimed, account_for, claim
from .audit import Access, record, record_list
from .clinic import Clinic, clinic
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
from .erasure import StaffAccount, erase_account, erase_assessment, erase_for_staff, is_staff
from .messages import has_unread, mark_read, messages_of
from .paging import ResultsPage, page_of_results
from .reminders import (
    Reminded,
    send_due,
    set_reminder,
    stop_reminder,
    stop_reminder_by_link,
    waiting_reminder,
)
from .results import results_of
from .retention import Purged, purge
from .reviewing import ChangedMeanwhile, Entry, TakenByAnother, assign, release, review, take
from .sending import NothingToSendTo, send
from .starting_again import start_from
from .submission import NotComplete, submit
from .suggestions import Suggestions, suggestions_for

__all__ = [
    "Access",
    "AlreadyCorrected",
    "AnotherDraftOpen",
    "ChangedMeanwhile",
    "Claimed",
    "Clinic",
    "DraftGone",
    "Entry",
    "NotComplete",
    "NothingToSendTo",
    "Purged",
    "Reminded",
    "ResultsPage",
    "Saved",
    "StaffAccount",
    "Suggestions",
    "TakenByAnother",
    "account_for",
    "assign",
    "claim",
    "clinic",
    "correct",
    "discard",
    "erase_account",
    "erase_assessment",
    "erase_for_staff",
    "has_unread",
    "is_staff",
    "mark_read",
    "messages_of",
    "open_draft",
    "page_of_results",
    "purge",
    "record",
    "record_list",
    "release",
    "results_of",
    "review",
    "save_page",
    "send",
    "send_due",
    "set_reminder",
    "start_from",
    "stop_reminder",
    "stop_reminder_by_link",
    "submit",
    "suggestions_for",
    "take",
    "waiting_reminder",
]
