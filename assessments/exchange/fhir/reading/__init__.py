"""Reading back a QuestionnaireResponse that another client made, as strictly as the forms do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessments.questionnaire.journey import emergency
from assessments.triage import Answers

from .along import WHY_ENDED, Along
from .bundle import response_in
from .displays import strange
from .heading import heading
from .items import Items
from .json_text import MOST_CHARACTERS, read_object
from .problems import Problem, ResponseError
from .signs import AN_EMERGENCY, not_judged, not_waiting
from .values import WrongValue, sent

__all__ = ["MOST_CHARACTERS", "Problem", "Reading", "ResponseError", "read_response"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a response says.

    Attributes: saved (as a draft would have it, by field name), answers (those on the route),
    warnings (what was left out, or should be looked at).
    """

    saved: dict[str, Any]
    answers: Answers
    warnings: list[Problem]


def read_response(text: str) -> Reading:
    """Reads the JSON of a QuestionnaireResponse to our questionnaire, or of a Bundle with one.

    Raises ResponseError with all that is wrong: with what it is, or else with its answers. What is
    urgent in it is said of any response, also of one that is refused for what it is.
    """
    whole = read_object(text)
    try:
        return _read(whole)
    except ResponseError as error:
        error.urgent += not_waiting(whole)
        raise


def _read(whole: dict[str, Any]) -> Reading:
    response = response_in(whole)
    head = heading(response)
    items = Items(response.get("item"))
    given, problems, faulty = _given(items, head.base)
    along = Along(given, faulty)
    problems = [*items.problems, *problems, *along.problems]
    warnings = [*head.warnings, *_mixed_up(items)]
    if problems:
        # What was left out may have been asked, had the rest been right.
        urgent = [AN_EMERGENCY] if emergency(along.walked) else []
        raise ResponseError(problems, warnings, urgent)
    answers = Answers.from_json(along.walked.answers)
    return Reading(along.saved, answers, [*_beyond(along, response), *warnings, *along.warnings])


def _beyond(along: Along, response: dict[str, Any]) -> list[Problem]:
    """The warning signs of whom the check is not for: among all that is left out, they get lost."""
    ended = along.walked.ended
    return not_judged(response, WHY_ENDED[ended]) if ended is not None else []


def _mixed_up(items: Items) -> Iterator[Problem]:
    for name, (question, answers) in items.given.items():
        yield from strange(name, question, answers)


def _given(items: Items, base: str) -> tuple[dict[str, Any], list[Problem], set[str]]:
    """What each form would be sent, what is wrong with values, and which linkIds are at fault."""
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    faulty = set(items.faulty)
    for name, (question, answers) in items.given.items():
        try:
            given[name] = sent(name, question, answers, base)
        except WrongValue as error:
            problems.append(Problem(name, str(error)))
            faulty.add(name)
    return given, problems, faulty
