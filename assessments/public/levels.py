"""The levels of urgency in words, most urgent first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from assessments.models.wording import URGENCY
from assessments.triage import Urgency
from assessments.triage.advice.call import CALLS


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its code and name, and what a result of it says where nothing is particular."""

    code: str
    title: Promise
    headline: str
    by_when: str


def levels() -> list[Level]:
    return [_level(urgency) for urgency in sorted(Urgency, reverse=True)]


def _level(urgency: Urgency) -> Level:
    call = CALLS[urgency][-1]
    said = gettext(call.headline), gettext(call.by_when)
    return Level(urgency.code, URGENCY[urgency], *said)
