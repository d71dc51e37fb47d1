"""Which kinds of cause the answers point to: the rows of a plain figure, without score or share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from assessments.exchange.sheet import PatternShown
from assessments.questionnaire.wording import Text
from assessments.triage.patterns import Family

WIDTH = 340
ROW_HEIGHT = 34
LABEL_WIDTH = 232
MARK_SIZE = 24
MARK_STEP = 29


# Told apart by identity: to compare or hash a title would be to translate it.
@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """A kind of cause in a patient's words. Attributes: code, title, families gathered under it."""

    code: str
    title: Text
    families: frozenset[Family]


def _cause(code: str, title: Text, *families: Family) -> Cause:
    return Cause(code, title, frozenset(families))


CAUSES = (
    _cause("arteries", _("Arteries"), Family.ARTERIAL, Family.ARTERIAL_SPORT),
    _cause("veins", _("Veins"), Family.VENOUS),
    _cause("clot", _("Clot"), Family.CLOT),
    _cause("nerves", _("Nerves or spine"), Family.NERVE_SPINE, Family.NERVE_SLEEP),
    _cause("muscle", _("Muscle or injury"), Family.MUSCLE, Family.INJURY),
    _cause("medicine", _("Medicine"), Family.MEDICINE),
    _cause("everyday", _("Salts, effort, rest"), Family.BENIGN, Family.FLUID_SALT),
    _cause(
        "other",
        _("Other causes"),
        *(Family.DIABETIC_FOOT, Family.INFECTION, Family.PREGNANCY),
        *(Family.HEART_FLUID, Family.OTHER),
    ),
)
"""Every family stands under one of these, in the order in which the figure shows them."""

_BY_FAMILY = {family: cause for cause in CAUSES for family in cause.families}


def cause_of(family: str) -> Cause:
    """The kind of cause that a family of patterns stands under."""
    return _BY_FAMILY[Family(family)]


@dataclass(frozen=True, slots=True)
class CauseShown:
    """A kind of cause that the answers point to, with the patterns found, most urgent first."""

    code: str
    title: Text
    patterns: tuple[PatternShown, ...]


def causes_found(patterns: Iterable[PatternShown]) -> tuple[CauseShown, ...]:
    """The patterns under their kind of cause; the cause of the first pattern comes first."""
    found: dict[Cause, list[PatternShown]] = {}
    for pattern in patterns:
        found.setdefault(cause_of(pattern.family), []).append(pattern)
    return tuple(CauseShown(cause.code, cause.title, tuple(ones)) for cause, ones in found.items())


@dataclass(frozen=True, slots=True)
class Mark:
    """One pattern in the figure: its urgency and where it stands."""

    urgency: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of cause in the figure; without marks when no answer points to it."""

    title: Text
    label_x: int
    middle: int
    bottom: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole figure in units of its own, drawn from the reading side."""

    width: int
    height: int
    rows: tuple[Row, ...]
    found: tuple[Text, ...]


def figure(found: Sequence[CauseShown]) -> Figure:
    """One row for each kind of cause, found or not, with a mark for each pattern found."""
    patterns = {cause.code: cause.patterns for cause in found}
    rows = tuple(
        _row(number, cause, patterns.get(cause.code, ())) for number, cause in enumerate(CAUSES)
    )
    return Figure(WIDTH, len(CAUSES) * ROW_HEIGHT, rows, tuple(cause.title for cause in found))


def _row(number: int, cause: Cause, patterns: Sequence[PatternShown]) -> Row:
    top, mirrored = number * ROW_HEIGHT, get_language_bidi()
    mark_top = top + (ROW_HEIGHT - MARK_SIZE) // 2
    # Where many patterns stand in one row, they move together and never out of the figure.
    room = WIDTH - LABEL_WIDTH - MARK_SIZE
    step = min(MARK_STEP, room // max(len(patterns) - 1, 1))
    places = [LABEL_WIDTH + place * step for place in range(len(patterns))]
    return Row(
        title=cause.title,
        label_x=WIDTH if mirrored else 0,
        middle=top + ROW_HEIGHT // 2,
        bottom=top + ROW_HEIGHT,
        marks=tuple(
            Mark(pattern.urgency, WIDTH - MARK_SIZE - x if mirrored else x, mark_top)
            for pattern, x in zip(patterns, places, strict=True)
        ),
    )
