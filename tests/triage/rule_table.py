"""Reads rules.txt: what each rule asks for, as data to test the rules by.

It judges plain JSON answers and shares nothing with triage but the ids and codes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JsonAnswers = dict[str, Any]
Way = tuple["Need", ...]


@dataclass(frozen=True)
class Need:
    """One thing that a way to meet a rule asks for, or (wanted=False) forbids."""

    wanted: bool
    name: str
    codes: tuple[str, ...] = ()
    least: int = 1
    between: tuple[float, float] | None = None

    def holds(self, answers: Mapping[str, Any]) -> bool:
        return self._given(answers) is self.wanted

    def _given(self, answers: Mapping[str, Any]) -> bool:
        if self.name in FACTS:
            return met(FACTS[self.name], answers)
        given = answers.get(self.name)
        if self.between:
            return given is not None and self.between[0] <= given <= self.between[1]
        return len(set(self.codes) & set(_codes(given))) >= self.least

    def examples(self) -> Iterator[JsonAnswers]:
        """Answers that are just enough for this need alone."""
        if self.name in FACTS:
            for way in FACTS[self.name]:
                yield from examples(way)
        elif self.between:
            yield from ({self.name: number} for number in self.between)
        elif self.least > 1:
            yield from ({self.name: list(self.codes[i : i + self.least])} for i in self._starts())
        else:
            yield from ({self.name: [code]} for code in self.codes)

    def _starts(self) -> range:
        return range(len(self.codes) - self.least + 1)


def met(ways: tuple[Way, ...], answers: Mapping[str, Any]) -> bool:
    """Whether the answers meet any of these ways."""
    return any(all(need.holds(answers) for need in way) for way in ways)


def examples(way: Way) -> Iterator[JsonAnswers]:
    """Answers that just meet a way: each example of each need, beside the first of the others."""
    choices = [list(need.examples()) for need in way if need.wanted]
    firsts = [needed[0] for needed in choices]
    for place, needed in enumerate(choices):
        for example in needed:
            yield together(*firsts[:place], example, *firsts[place + 1 :])


def forbidden(way: Way) -> Iterator[JsonAnswers]:
    """Answers that each stop a way, whatever else is given."""
    for need in way:
        if not need.wanted:
            yield from need.examples()


def together(*given: JsonAnswers) -> JsonAnswers:
    """All of these answers; codes of one question side by side, the later of two numbers."""
    together: JsonAnswers = {}
    for question, answer in (item for answers in given for item in answers.items()):
        codes = [*together.get(question, ()), *answer] if isinstance(answer, list) else answer
        together[question] = list(dict.fromkeys(codes)) if isinstance(codes, list) else codes
    return together


def _codes(given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def _parse() -> dict[str, tuple[Way, ...]]:
    ways: dict[str, tuple[Way, ...]] = {}
    for line in (Path(__file__).parent / "rules.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, *needs = line.split()
            ways[name] = (*ways.get(name, ()), tuple(_need(need) for need in needs))
    return ways


def _need(text: str) -> Need:
    wanted = not text.startswith("!")
    name, _, asked = text.removeprefix("!").partition("=")
    if ".." in asked:
        least, most = asked.split("..")
        return Need(wanted, name, between=(_number(least), _number(most)))
    count, _, codes = asked.rpartition("*")
    return Need(wanted, name, tuple(codes.split("|")), least=int(count or 1))


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


_WAYS = _parse()
FACTS = {name: ways for name, ways in _WAYS.items() if name.startswith("@")}
RULES = {name: ways for name, ways in _WAYS.items() if not name.startswith("@")}
