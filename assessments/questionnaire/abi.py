"""Where the ABI a person was told and the one their pressures give do not agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments.triage.facts.pressures import LEGS, leg_ratios, round_half_up

MOST_APART = 10
"""Hundredths by which the two may differ before they are queried."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Both ratios of one leg in hundredths (85 is 0.85), and the questions they come from."""

    leg: str
    told: int
    worked_out: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pressures:
    """The pressures alone, so that a ratio is worked out even where one was told."""

    answers: Mapping[str, Any]

    def number(self, question: str) -> int | None:
        return None if question.startswith("abi_") else self.answers.get(question)


def disagreements(answers: Mapping[str, Any]) -> Iterator[Disagreement]:
    """Yields each leg whose ABI as told is more than 0.1 away from ankle over the higher arm.

    answers are in their JSON form. Both are rounded half up to two decimals first.
    """
    for ratio in leg_ratios(_Pressures(answers)):
        leg = next(leg for leg in LEGS if f"ankle_{leg}" in ratio.questions)
        told = answers.get(f"abi_{leg}")
        if told is None:
            continue
        told = round_half_up(Decimal(str(told)))
        if abs(told - ratio.hundredths) > MOST_APART:
            yield Disagreement(leg, told, ratio.hundredths, (f"abi_{leg}", *ratio.questions))
