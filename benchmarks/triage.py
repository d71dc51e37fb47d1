"""Triage of typical answers: the average over all worked vignettes."""

from assessments.triage import Answers, assess
from tests.vignettes import VIGNETTES

from .timing import Timing, measure


def timings() -> list[Timing]:
    given = [vignette["answers"] for vignette in VIGNETTES]
    answers = [Answers.from_json(one) for one in given]
    return [
        measure(
            "reading answers", "µs", lambda: list(map(Answers.from_json, given)), calls=len(given)
        ),
        measure("assessing them", "µs", lambda: list(map(assess, answers)), calls=len(given)),
    ]
