"""What the page of a case shows: the answers in the host's language, and staff's entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from assessments import services
from assessments.exchange import pdf
from assessments.exchange.comparison import Comparison, compare
from assessments.exchange.sheet import PatternShown, Sheet, sheet
from assessments.models import Case
from assessments.models.wording import URGENCY
from assessments.triage import Urgency

from .waiting import waiting

DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class History:
    """What else was sent from the same account or browser.

    since_last is what changed since the one before, superseded the newest one after: both only
    where nothing says that they are about somebody else.
    """

    newer: Sequence[Case]
    older: Sequence[Case]
    since_last: Comparison | None
    superseded_by: Case | None


def case_context(case: Case) -> dict[str, Any]:
    """All that the template needs to show a case; one query for each part."""
    drawn = sheet_of(case)
    return {
        "case": case,
        "sheet": drawn,
        "urgency": URGENCY[case.urgency],
        "findings": [_finding(pattern) for pattern in drawn.patterns],
        "age_differs": _age_differs(case.born, drawn),
        "waiting": waiting(case, timezone.now()),
        "entries": services.entries_of(case),
        "history": _history(case),
        "pdf_offered": pdf.available(),
    }


def sheet_of(case: Case) -> Sheet:
    """In the host's language, whatever the patient's was."""
    return sheet(case.assessment, settings.LANGUAGE_CODE)


def _finding(pattern: PatternShown) -> dict[str, Any]:
    return {"pattern": pattern, "urgency": URGENCY[Urgency.from_code(pattern.urgency)]}


def _age_differs(born: date | None, drawn: Sheet) -> bool:
    """Whether birthday and age cannot both be right, a year of error either way allowed."""
    if born is None or drawn.age is None:
        return False
    lived = (timezone.localdate(drawn.submitted_at) - born).days / DAYS_IN_A_YEAR
    return not drawn.age - 1 <= lived <= drawn.age + 2


def _history(case: Case) -> History:
    others = services.others_of_holder(case)
    this = case.assessment
    newer = [one for one in others if one.assessment.submitted_at > this.submitted_at]
    older = [one for one in others if one not in newer]
    last, newest = (_same_person(case, found[0]) if found else None for found in (older, newer))
    return History(
        newer=newer,
        older=older,
        since_last=compare(last.assessment, this) if last else None,
        superseded_by=newest,
    )


def _same_person(case: Case, other: Case) -> Case | None:
    return other if services.may_be_same_person(case, other) else None
