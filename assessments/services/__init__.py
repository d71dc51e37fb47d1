"""What can be done to the records. The only code that writes them.

What a patient does is one short transaction: it happens as a whole or not at all. erase_account
first reads what sessions hold, outside it. purge, send_due, tell_waiting and tell_daily, which cron
runs, take one account or one mail after the other: what is done stays done when a later one fails,
and a mail that is out cannot be taken back.
"""

from .accounts import Claimed, account_for, claim
from .audit import Access, is_recorded, record, record_list
from .cases import (
    case_to_read,
    count_others_open,
    entries_of,
    may_be_same_person,
    next_to_read,
    others_of_holder,
)
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
from .erasing_cases import erase_case, was_erased
from .erasure import StaffAccount, erase_account, erase_assessment, erase_for_staff, is_staff
from .keeping import kept_until
from .languages import (
    choose_language,
    is_served,
    language_at_sign_in,
    language_in_use,
    language_of,
)
from .mending_reach import ChangedTooOften, NotOpen, mend_reach
from .messages import mark_read, messages_of
from .paging import ResultsPage, page_of_results
from .rekeying import KeyCount, rotate_keys
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
from .reviewing import (
    ChangedMeanwhile,
    Entry,
    Taken,
    TakenByAnother,
    assign,
    release,
    review,
    take,
    take_all,
)
from .rights import (
    MayNotGiveRights,
    Rights,
    give_rights,
    may_give_rights,
    may_take_second_factor,
    take_second_factors,
)
from .sending import NoLongerCurrent, NothingToSendTo, is_current, send
from .sharing import (
    LinkIsOver,
    ResultIsOver,
    TooManyLinks,
    count_live_links,
    link_made_with,
    link_that_opens,
    links_of,
    open_shared,
    share,
    stop_link,
)
from .starting_again import start_from
from .submission import NotComplete, submit
from .suggestions import Suggestions, suggestions_for
from .telling import Told, tell_daily, tell_waiting

__all__ = [
    "Access",
    "AlreadyCorrected",
    "AnotherDraftOpen",
    "ChangedMeanwhile",
    "ChangedTooOften",
    "Claimed",
    "Clinic",
    "DraftGone",
    "Entry",
    "KeyCount",
    "LinkIsOver",
    "MayNotGiveRights",
    "NoLongerCurrent",
    "NotComplete",
    "NotOpen",
    "NothingToSendTo",
    "Purged",
    "Reminded",
    "ResultIsOver",
    "ResultsPage",
    "Rights",
    "Saved",
    "StaffAccount",
    "Suggestions",
    "Taken",
    "TakenByAnother",
    "Told",
    "TooManyLinks",
    "account_for",
    "assign",
    "case_to_read",
    "choose_language",
    "claim",
    "clinic",
    "correct",
    "count_live_links",
    "count_others_open",
    "discard",
    "entries_of",
    "erase_account",
    "erase_assessment",
    "erase_case",
    "erase_for_staff",
    "give_rights",
    "is_current",
    "is_recorded",
    "is_served",
    "is_staff",
    "kept_until",
    "language_at_sign_in",
    "language_in_use",
    "language_of",
    "link_made_with",
    "link_that_opens",
    "links_of",
    "mark_read",
    "may_be_same_person",
    "may_give_rights",
    "may_take_second_factor",
    "mend_reach",
    "messages_of",
    "next_to_read",
    "open_draft",
    "open_shared",
    "others_of_holder",
    "page_of_results",
    "purge",
    "record",
    "record_list",
    "release",
    "results_of",
    "review",
    "rotate_keys",
    "save_page",
    "send",
    "send_due",
    "set_reminder",
    "share",
    "start_from",
    "stop_link",
    "stop_reminder",
    "stop_reminder_by_link",
    "submit",
    "suggestions_for",
    "take",
    "take_all",
    "take_second_factors",
    "tell_daily",
    "tell_waiting",
    "waiting_reminder",
    "was_erased",
]
