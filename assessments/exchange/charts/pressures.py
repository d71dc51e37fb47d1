"""The ABI of each leg over time: two marks and two kinds of line, each with its letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from assessments.questionnaire.digits import digits
from assessments.triage.codes import AbiKnown
from assessments.triage.facts.pressures import LEGS, leg_ratios

from .readings import Check, Reading
from .timeline import (
    AXIS_HEIGHT,
    MARK_SIZE,
    WIDTH,
    Figure,
    Label,
    Line,
    Mark,
    Timeline,
    across,
    mirrored,
    unbroken,
)

LIMITS = (90, 140)
"""At or under the first the ABI is low; over the second it cannot tell (2024 ACC/AHA)."""

ALWAYS_SHOWN = (40, 160)
STEP = 20
WIDE_STEP = 40
HEIGHT = 220
TOP = 12
LABEL_WIDTH = 44
LABEL_ROOM = 15
APART = MARK_SIZE // 2 + 1
"""How far the marks of the two legs stand from their time, so that neither hides the other."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The typed numbers of a stored check. They are read as they are: old records stay readable."""

    answers: Mapping[str, Any]

    def number(self, question: str) -> int | Decimal | None:
        given = self.answers.get(question)
        return Decimal(str(given)) if given is not None and question.startswith("abi_") else given


def ratios(check: Check) -> tuple[Reading, ...]:
    """The ABI of the left and the right leg, as told or else worked out; or why there is none."""
    found = {
        ratio.questions[0].rpartition("_")[2]: ratio.hundredths
        for ratio in leg_ratios(_Numbers(check.answers))
    }
    return tuple(
        Reading(found[leg], _said(found[leg], check), mark=leg) if leg in found else _none(check)
        for leg in LEGS
    )


def _said(hundredths: int, check: Check) -> str:
    shown = {"ratio": digits(f"{hundredths / 100:.2f}")}
    if check.answers.get("abi_known") == AbiKnown.HOME:
        return _("%(ratio)s, home machine") % shown
    return _("%(ratio)s, clinic") % shown


def _none(check: Check) -> Reading:
    known = check.answers.get("abi_known")
    if known in (AbiKnown.CLINIC, AbiKnown.HOME):
        return Reading(None, _("left blank"))
    if known == AbiKnown.NO:
        return Reading(None, _("not known"))
    return check.gap("abi_known")


def pressures_figure(times: Sequence[datetime], legs: Sequence[Sequence[Reading]]) -> Figure:
    """Draws the readings of the left and of the right leg at times, oldest first."""
    height_of = _Heights([one.height for leg in legs for one in leg if one.height is not None])
    time = Timeline(times, LABEL_WIDTH + MARK_SIZE, WIDTH - MARK_SIZE)
    aside = mirrored(APART) - mirrored(0)
    left, right = (
        _points(readings, [x + shift for x in time.places], height_of)
        for readings, shift in zip(legs, (-aside, aside), strict=True)
    )
    bottom = TOP + HEIGHT + TOP
    return Figure(
        height=bottom + AXIS_HEIGHT,
        rules=(*height_of.rules(), across(bottom)),
        lines=(*unbroken(left), *unbroken(right, dashed=True)),
        marks=(*_marks("left", left), *_marks("right", right)),
        labels=height_of.labels(),
        ticks=time.places,
        axis_y=bottom,
        first=time.first,
        last=time.last,
        first_x=mirrored(0),
        last_x=mirrored(WIDTH),
    )


Point: TypeAlias = tuple[int, int]


def _points(
    readings: Sequence[Reading], places: Sequence[int], height_of: "_Heights"
) -> list[Point | None]:
    return [
        None if reading.height is None else (x, height_of(reading.height))
        for reading, x in zip(readings, places, strict=True)
    ]


def _marks(leg: str, points: Sequence[Point | None]) -> Iterator[Mark]:
    return (Mark(leg, *point) for point in points if point is not None)


class _Heights:
    """Where a ratio stands: the usual span is always shown, and widened to hold every value."""

    def __init__(self, values: Sequence[int]) -> None:
        least, most = min(*values, ALWAYS_SHOWN[0]), max(*values, ALWAYS_SHOWN[1])
        self.step = STEP if (least, most) == ALWAYS_SHOWN else WIDE_STEP
        self.least = least // self.step * self.step
        self.most = -(-most // self.step) * self.step

    def __call__(self, hundredths: int) -> int:
        share = (self.most - hundredths) / (self.most - self.least)
        return TOP + round(HEIGHT * share)

    def labels(self) -> tuple[Label, ...]:
        """The limits, and every step that does not come too close to one."""
        steps = [each for each in self._steps() if self._is_clear(each)]
        return (
            *(self._label(each, strong=False) for each in steps),
            *(self._label(each, strong=True) for each in LIMITS),
        )

    def rules(self) -> tuple[Line, ...]:
        steps = (across(self(each), LABEL_WIDTH) for each in self._steps() if self._is_clear(each))
        return (*steps, *(across(self(each), LABEL_WIDTH, dashed=True) for each in LIMITS))

    def _steps(self) -> range:
        return range(self.least, self.most + 1, self.step)

    def _is_clear(self, hundredths: int) -> bool:
        return all(abs(self(hundredths) - self(limit)) >= LABEL_ROOM for limit in LIMITS)

    def _label(self, hundredths: int, *, strong: bool) -> Label:
        return Label(digits(f"{hundredths / 100:.2f}"), mirrored(0), self(hundredths), strong)
