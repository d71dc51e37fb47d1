"""The ankle-brachial index (ABI) of each leg, from a ratio as told or from two pressures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

LEGS = ("left", "right")


class Numbers(Protocol):
    """Where typed numbers can be looked up by question id; None where not given."""

    def number(self, question: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class LegRatio:
    """The ABI of one leg in hundredths (90 is 0.90), and the questions that it comes from."""

    hundredths: int
    questions: tuple[str, ...]


def leg_ratios(numbers: Numbers) -> tuple[LegRatio, ...]:
    """The ABI of each leg that has one: the ratio as told, else ankle over the higher arm."""
    return tuple(_ratios(numbers))


def _ratios(numbers: Numbers) -> Iterator[LegRatio]:
    for leg in LEGS:
        told = numbers.number(f"abi_{leg}")
        if told is not None:
            yield LegRatio(round_half_up(told), (f"abi_{leg}",))
            continue
        ankle = numbers.number(f"ankle_{leg}")
        arm, arm_question = _higher_arm(numbers)
        if ankle is not None and arm is not None:
            ratio = ratio_of_pressures(ankle, arm)
            yield LegRatio(ratio, (f"ankle_{leg}", arm_question))


def _higher_arm(numbers: Numbers) -> tuple[int | None, str]:
    arms = [(numbers.number(f"arm_{side}"), f"arm_{side}") for side in LEGS]
    known = [arm for arm in arms if arm[0] is not None]
    return max(known, default=(None, ""))


def ratio_of_pressures(ankle: int, arm: int) -> int:
    """Ankle over arm pressure (both mmHg) in hundredths, a half rounded up, without fractions."""
    return (200 * ankle + arm) // (2 * arm)


def round_half_up(ratio: Decimal) -> int:
    """A ratio in hundredths, a half rounded up: 0.905 is 91."""
    return int((ratio * 100).to_integral_value(ROUND_HALF_UP))
