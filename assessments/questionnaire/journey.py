"""The way through the check, worked out afresh from what was saved and from nothing else.

One walk from the first page gives the route, what comes next, what may be visited, how far it is,
and the answers that count. No step is stored anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessments.triage import Answers, Outcome, Urgency, assess
from assessments.triage.codes import Consent
from assessments.triage.scope import ADULT

from .conditions import Condition
from .pages import PAGES, Page
from .sections import SECTIONS, Section


class Ended(StrEnum):
    """Why a check goes no further."""

    DECLINED = "declined"
    UNDER_AGE = "under_age"


ENDS = (
    (Condition("consent", "=", Consent.NO), Ended.DECLINED),
    (Condition("age_years", "<=", ADULT - 1), Ended.UNDER_AGE),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a page is along the way.

    Attributes: the page's section with its number and the count of all sections (every section
    has a page that everyone is asked, so that none comes or goes on the way); its page_number on
    the route (both numbers from 1); how many pages besides it are still to be answered, at least
    and at most, since some are asked only after certain answers; and seen_before, whether the page
    itself was answered before.
    """

    section: Section
    section_number: int
    section_count: int
    page_number: int
    least_left: int
    most_left: int
    seen_before: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a draft stands.

    Attributes: route (the pages that are asked, answered or not), answered (those of them that
    have been), undecided (pages that may join the route once open questions are answered), answers
    (by question id in their JSON form, of pages on the route alone; None for one left blank),
    ended (why it goes no further, or None).
    """

    route: tuple[type[Page], ...]
    answered: tuple[type[Page], ...]
    undecided: tuple[type[Page], ...]
    answers: dict[str, Any]
    ended: Ended | None

    @property
    def unanswered(self) -> tuple[type[Page], ...]:
        return tuple(page for page in self.route if page not in self.answered)

    @property
    def next(self) -> type[Page] | None:
        """The first page on the route without an answer; None when all have one."""
        return next(iter(self.unanswered), None)

    @property
    def complete(self) -> bool:
        """Whether every question was answered and the answers can be submitted."""
        return self.ended is None and self.next is None

    def can_visit(self, page: type[Page]) -> bool:
        return page in self.answered or page is self.next

    def previous(self, page: type[Page]) -> type[Page] | None:
        """The page before this one on the route; None for the first, and for one off the route."""
        if page not in self.route[1:]:
            return None
        return self.route[self.route.index(page) - 1]


def walk(saved: Mapping[str, Any]) -> Walk:
    """Walks from the first page along the saved answers.

    saved is what the pages said, by field name. A page whose condition fails is skipped, and its
    answers do not count, also not for the conditions of later pages. Keys that are no question,
    and values that the codebook does not allow, are as if they were not there.
    """
    route: list[type[Page]] = []
    answered: list[type[Page]] = []
    undecided: list[type[Page]] = []
    answers: dict[str, Any] = {}
    still_open: set[str] = set()
    ended: Ended | None = None
    for page in PAGES:
        asked = page.asked_when
        if asked is not None and not asked.holds(answers):
            if asked.may_hold(answers, still_open):
                undecided.append(page)
                still_open.update(page.questions())
            continue
        route.append(page)
        if not page.is_answered(saved):
            still_open.update(page.questions())
            continue
        answered.append(page)
        answers.update({question: saved[question] for question in page.questions()})
        ended = _ended_by(answers)
        if ended is not None:
            break
    return Walk(tuple(route), tuple(answered), tuple(undecided), answers, ended)


def progress(saved: Mapping[str, Any], page: type[Page], whole: Walk | None = None) -> Progress:
    """How far a page is along the way of a draft. Raises ValueError for a page off the route.

    whole is the walk along all that is saved, for who has it: until the page has answers of its
    own, it is the one to go by.

    Its own answers do not count, since it is in view to be filled in or changed: what hangs on
    them may come or go. A page that was answered before it left the route is not asked again.
    """
    elsewhere = {name: said for name, said in saved.items() if name not in page.base_fields}
    alike = len(elsewhere) == len(saved)
    walked = whole if alike and whole is not None else walk(elsewhere)
    least = sum(each is not page for each in walked.unanswered)
    return Progress(
        section=page.section,
        section_number=SECTIONS.index(page.section) + 1,
        section_count=len(SECTIONS),
        page_number=walked.route.index(page) + 1,
        least_left=least,
        most_left=least + sum(not each.is_answered(saved) for each in walked.undecided),
        seen_before=page.is_answered(saved),
    )


def _ended_by(answers: Mapping[str, Any]) -> Ended | None:
    return next((ended for condition, ended in ENDS if condition.holds(answers)), None)


def emergency(walked: Walk) -> Outcome | None:
    """The outcome of the answers so far when it is an emergency, which ends the check at once.

    Nothing is assessed for a person who declined or is under age.
    """
    if walked.ended is not None:
        return None
    outcome = assess(Answers.from_json(walked.answers))
    return outcome if outcome.urgency is Urgency.EMERGENCY else None
