"""Whether each record can be read, and holds what its columns and its neighbours say."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery

from assessments.models import Assessment, AuditEvent, Case, Draft, Review
from assessments.models.assessment import AgeBand
from assessments.models.audit_event import Action
from assessments.models.case import State
from assessments.models.fields import decrypt
from assessments.models.review import Decision
from assessments.triage import RULESET, Answers, Urgency, assess
from assessments.triage.patterns import Pattern

from .digests import AT_ONCE, as_stored


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with one record; record is its id."""

    kind: str
    record: str


def problems() -> Iterator[Problem]:
    """Everything that is wrong.

    Ids that are missing are no problem: retention deletes, and a database gives ids that it never
    uses. That an entry is gone shows where another record tells of it: the case whose state it led
    to, or the audit log.
    """
    yield from _unreadable(Draft, {"saved": dict, "suggested": dict})
    yield from _unreadable(Case, {"contact": dict})
    yield from _unreadable(Review, {"note": str, "message": (str, type(None))})
    yield from _assessments()
    yield from _cases()
    yield from _entries()


class Unreadable(Exception):
    """No key opens it, or it is no JSON of its kind."""


def opened(raw: Any, kind: Any) -> Any:
    """A stored value, decrypted. Raises Unreadable."""
    try:
        value = None if raw is None else decrypt(raw)
    except (InvalidToken, zlib.error, ValueError) as error:
        raise Unreadable from error
    if not isinstance(value, kind):
        raise Unreadable
    return value


def _unreadable(model: Any, kinds: dict[str, Any]) -> Iterator[Problem]:
    columns = [as_stored(model._meta.get_field(name)) for name in kinds]
    rows = model._base_manager.order_by().values_list("pk", *columns)
    for pk, *stored in rows.iterator(chunk_size=AT_ONCE):
        for (name, kind), raw in zip(kinds.items(), stored, strict=True):
            try:
                opened(raw, kind)
            except Unreadable:
                yield Problem(f"{model._meta.model_name}: {name} cannot be read", str(pk))


COLUMNS = ("urgency", "leading", "also", "age_band", "language", "ruleset")


def _assessments() -> Iterator[Problem]:
    content = as_stored(Assessment._meta.get_field("content"))
    rows = Assessment.objects.order_by().values_list("pk", content, *COLUMNS)
    for pk, raw, *columns in rows.iterator(chunk_size=AT_ONCE):
        try:
            said = opened(raw, dict)
            wrong = _wrong(said, dict(zip(COLUMNS, columns, strict=True)))
        except (Unreadable, KeyError, TypeError, ValueError):
            wrong = "content cannot be read"
        if wrong:
            yield Problem(f"assessment: {wrong}", str(pk))


def _wrong(content: dict[str, Any], columns: dict[str, Any]) -> str:
    """What does not agree; "" where all does. Raises KeyError and the like for what is missing."""
    answers = Answers.from_json(content["answers"])
    shown = content["shown"][columns["language"]]
    if not shown["headline"] or not shown["transcript"]:
        return "nothing is shown"
    worst = max((Urgency[one["urgency"].upper()] for one in shown["findings"]), default=None)
    if worst is not None and worst != columns["urgency"]:
        return "urgency is not that of its findings"
    if columns["age_band"] != ("" if answers.age_years is None else AgeBand.of(answers.age_years)):
        return "age band is not that of its answers"
    return _not_concluded(answers, columns) if columns["ruleset"] == RULESET else ""


def _not_concluded(answers: Answers, columns: dict[str, Any]) -> str:
    """Under rules that are still the site's own, the same answers come to the same result."""
    outcome = assess(answers)
    concluded = (outcome.urgency, outcome.leading, list(outcome.also))
    same = concluded == (columns["urgency"], columns["leading"], columns["also"])
    return "" if same else "answers come to another result"


def _cases() -> Iterator[Problem]:
    last = Review.objects.filter(case=OuterRef("pk")).order_by("-at", "-id").values("decision")[:1]
    cases = Case.objects.order_by().annotate(
        found=F("assessment__pk"),
        level=F("assessment__urgency"),
        pattern=F("assessment__leading"),
        decision=Subquery(last),
        entries=Count("reviews"),
    )
    rows = cases.values(
        *("pk", "found", "level", "pattern", "decision", "entries"),
        *("urgency", "family", "state", "version", "reviewed_at"),
    )
    for row in rows.iterator(chunk_size=AT_ONCE):
        for wrong in _wrong_case(row):
            yield Problem(f"case: {wrong}", str(row["pk"]))


def _wrong_case(row: dict[str, Any]) -> Iterator[str]:
    if row["found"] is None:
        yield "its assessment is not there"
        return
    if row["level"] != row["urgency"]:
        yield "urgency is not its assessment's"
    if Pattern[row["pattern"].upper()].family != row["family"]:
        yield "kind of cause is not its assessment's"
    state = Decision(row["decision"]).leads_to if row["decision"] else State.NEW
    if state != row["state"]:
        yield "state is not what its last entry led to"
    if row["entries"] > row["version"] or bool(row["entries"]) != bool(row["reviewed_at"]):
        yield "entries are not as many as it tells of"


def _entries() -> Iterator[Problem]:
    """Each entry is in the audit log, as far as that goes back, and each there has its entry."""
    kept = AuditEvent.objects.aggregate(first=Min("at"), last=Max("at"))
    if kept["first"] is None:
        return
    since = Q(at__gt=kept["first"])
    entries: Counter[tuple[UUID | None, int]] = Counter(
        Review.objects.order_by().filter(since).values_list("case_id", "by_id")
    )
    events = AuditEvent.objects.order_by().filter(since, action=Action.REVIEW)
    # An erased case leaves its events, and no entry.
    there = events.filter(record__in=Case.objects.values("pk"))
    logged = Counter(there.values_list("record", "actor_id"))
    for case, _ in entries - logged:
        yield Problem("review: not in the audit log", str(case))
    for case, _ in logged - entries:
        yield Problem("review: in the audit log, and not there", str(case))
