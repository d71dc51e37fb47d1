"""What one sample patient answers, page by page along the questionnaire's own route."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Self

from assessments.questionnaire.journey import emergency, walk
from assessments.questionnaire.pages import Page
from assessments.triage import Answers, Urgency, assess

from .health import background, pressures
from .pictures import PICTURES, USUAL

USUAL_AGAIN = 0.8
"""How likely a patient who comes back comes for the same thing as before."""

_NAMES = tuple(PICTURES)
_WEIGHTS = tuple(picture.weight for picture in PICTURES.values())


@dataclass(frozen=True, slots=True)
class Patient:
    """One person: what they come for, their age in years, and what lasts from check to check."""

    picture: str
    age: int
    lasting: Mapping[str, Any]

    @classmethod
    def drawn(cls, random: Random) -> Self:
        picture = random.choices(_NAMES, _WEIGHTS)[0]
        age = random.randint(*PICTURES[picture].ages)
        return cls(picture, age, background(random, age))

    def answers(self, random: Random) -> dict[str, Any]:
        """What is saved of one check, from its first page to its end or to an emergency."""
        return _until_emergency(_whole(self._opinion(random)))

    def _opinion(self, random: Random) -> dict[str, Any]:
        """An answer to every question there is, asked or not."""
        says = {**USUAL, **PICTURES[self._picture_now(random)].says}
        drawn = {name: random.choice(answers) for name, answers in says.items()}
        measured = pressures(random, drawn["abi_known"], self.picture)
        return {"age_years": self.age, **self.lasting, **measured, **drawn}

    def _picture_now(self, random: Random) -> str:
        if random.random() < USUAL_AGAIN:
            return self.picture
        least, most = PICTURES[other := random.choices(_NAMES, _WEIGHTS)[0]].ages
        return other if least <= self.age <= most else self.picture


def _whole(opinion: Mapping[str, Any]) -> dict[str, Any]:
    """The check filled in to its end. Raises ValueError for an answer that no page would take."""
    saved: dict[str, Any] = {}
    while unanswered := walk(saved).unanswered:
        for page in unanswered:
            saved |= _said_on(page, opinion)
            if not page.is_answered(saved):
                raise ValueError(f"no answer to {page.slug}: {_said_on(page, opinion)}")
    return saved


def _said_on(page: type[Page], opinion: Mapping[str, Any]) -> dict[str, Any]:
    return {name: opinion.get(name) for name in page.base_fields}


def _until_emergency(saved: dict[str, Any]) -> dict[str, Any]:
    """Without what came after an emergency, which ends a check at once."""
    walked = walk(saved)
    # Nothing harmless as a whole is an emergency at first, so most need not be gone through again.
    if assess(Answers.from_json(walked.answers)).urgency < Urgency.SAME_DAY:
        return saved
    so_far: dict[str, Any] = {}
    for page in walked.route:
        so_far |= _said_on(page, saved)
        if emergency(walk(so_far)):
            break
    return so_far
