"""Results of sample patients, made as a patient's are: walked, assessed, put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

from django.conf import settings

from assessments.models.fields import Ciphertext, encrypt
from assessments.questionnaire.journey import walk
from assessments.triage import Answers, assess

from ..submission import columns_of
from .answers import Patient

POOL = 2000
"""From so many results on, those that there are already are given to other patients as well."""

AGAIN = {1: 55, 2: 20, 3: 10, 4: 6, 5: 5, 8: 4}
"""How many checks a patient comes to, and how many of a hundred patients do."""


@dataclass(frozen=True, slots=True)
class Check:
    """One result without whose it is and when: the columns of an assessment that say neither.

    age is in years.
    """

    age: int
    columns: Mapping[str, Any]


Course: TypeAlias = tuple[Check, ...]
"""The results of one patient, in order."""


def check_of(saved: Mapping[str, Any]) -> Check:
    """The result of what was saved, as submitting makes it, encrypted already."""
    walked = walk(saved)
    outcome = assess(Answers.from_json(walked.answers))
    columns = columns_of(saved, walked, outcome, settings.LANGUAGE_CODE)
    sealed = {"content": Ciphertext(encrypt(columns["content"]))}
    return Check(walked.answers["age_years"], {**columns, **sealed})


@dataclass(slots=True)
class Courses:
    """Patients' results, one patient after the other; from POOL results on, drawn again."""

    random: Random
    _made: list[Course] = field(default_factory=list)
    _results: int = 0

    def next(self) -> Course:
        return self._new() if self._results < POOL else self.random.choice(self._made)

    def _new(self) -> Course:
        patient = Patient.drawn(self.random)
        times = self.random.choices(list(AGAIN), list(AGAIN.values()))[0]
        course = tuple(check_of(patient.answers(self.random)) for _ in range(times))
        self._made.append(course)
        self._results += times
        return course
