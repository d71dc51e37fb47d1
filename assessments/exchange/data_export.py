"""Everything that is kept of a patient, in files to take away.

Results are read and written one after another, so that many need no more memory than one.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from assessments.models import Assessment, Case, Draft, Holder, Reminder, Review, ShareLink, User
from assessments.services import results_of

from .answer_cells import ANSWER_COLUMNS, answer_cells, utc
from .csv import table

AT_A_TIME = 50
MOST_VIEWS = 1000
"""Uses of one link that are told one by one. Whoever has a link can use it any number of times."""
COLUMNS = ("reference", "date", "urgency", "leading", "ruleset", *ANSWER_COLUMNS)


def as_json(holder: Holder) -> Iterator[str]:
    """One JSON object: account, reminder, drafts, and every result as it is stored.

    A result that was sent comes with what was sent beside it, and what the clinic wrote back; one
    that was shown by links, with when each was made and used.
    """
    head = {
        "exported_at": utc(timezone.now()),
        "account": _account(holder),
        "reminder": _reminder(holder),
        "drafts": [_draft(draft) for draft in Draft.objects.held_by(holder)],
    }
    yield _json(head)[:-1] + ',"assessments":['
    for number, assessment in enumerate(_results_with_cases(holder)):
        yield ("," if number else "") + _json(_assessment(assessment))
    yield "]}\n"


def as_csv(holder: Holder) -> Iterator[str]:
    """One row for each result: its answers as codes, a column for each question, and the note."""
    return table(_rows(holder))


def _rows(holder: Holder) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for one in _results(holder):
        yield (
            one.spoken_reference,
            utc(one.submitted_at),
            one.urgency_code,
            one.leading,
            one.ruleset,
            *answer_cells(one.content),
        )


def _results(holder: Holder) -> Iterator[Assessment]:
    return results_of(holder).iterator(chunk_size=AT_A_TIME)


def _results_with_cases(holder: Holder) -> Iterator[Assessment]:
    messages = Review.objects.messages().defer("note")
    results = (
        results_of(holder)
        .select_related("case")
        .prefetch_related(Prefetch("case__reviews", messages, to_attr="messages"))
        .prefetch_related(Prefetch("share_links", ShareLink.objects.with_uses(MOST_VIEWS)))
    )
    return results.iterator(chunk_size=AT_A_TIME)


def _account(holder: Holder) -> dict[str, Any] | None:
    if holder.account is None:
        return None
    user = User.objects.get(pk=holder.account)
    return {
        "email": user.email,
        "language": user.language,
        "joined": utc(user.date_joined),
        "last_signed_in": utc(user.last_login),
        "warned_that_unused": utc(user.warned_at),
    }


def _reminder(holder: Holder) -> dict[str, Any] | None:
    if holder.account is None:
        return None
    found = Reminder.objects.filter(owner=holder.account).first()
    if found is None:
        return None
    return {"weeks": found.weeks, "due_at": utc(found.due_at), "sent_at": utc(found.sent_at)}


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "started_at": utc(draft.started_at),
        "updated_at": utc(draft.updated_at),
        "answers": draft.saved,
        "suggested": draft.suggested,
    }


def _assessment(one: Assessment) -> dict[str, Any]:
    """What is stored, names and all: answers and remarks as codes, and the words by language."""
    return {
        "id": str(one.id),
        "reference": one.spoken_reference,
        "started_at": utc(one.started_at),
        "submitted_at": utc(one.submitted_at),
        "urgency": one.urgency_code,
        "leading": one.leading,
        "also": one.also,
        "age_band": one.age_band,
        "language": one.language,
        "ruleset": one.ruleset,
        "corrects": str(one.corrects_id) if one.corrects_id else None,
        "sent_to_clinic": _sent(one),
        "shown_by_link": [_link(link) for link in one.share_links.all()],
        **one.content,
    }


def _sent(one: Assessment) -> dict[str, Any] | None:
    """What the patient sent and was told of it; what staff noted is the clinic's own."""
    case: Case | None = getattr(one, "case", None)
    if case is None:
        return None
    return {
        "sent_at": utc(case.sent_at),
        "to_be_read_by": utc(case.due_at),
        "contact": case.contact,
        "state": case.state,
        "messages": [_message(message) for message in case.messages],  # type: ignore[attr-defined]
    }


def _message(message: Review) -> dict[str, Any]:
    return {
        "at": utc(message.at),
        "message": message.message,
        "mailed_at": utc(message.mailed_at),
        "read_at": utc(message.read_at),
    }


def _link(link: ShareLink) -> dict[str, Any]:
    """A link that shows it, and when it was used, the latest first; nobody knows by whom."""
    return {
        "made_at": utc(link.created_at),
        "open_until": utc(link.expires_at),
        "stopped_at": utc(link.revoked_at),
        "times_opened": link.opened,  # type: ignore[attr-defined]  # added by with_uses
        "opened": [
            {"at": utc(view.at), "what": view.what}
            for view in link.latest  # type: ignore[attr-defined]
        ],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
