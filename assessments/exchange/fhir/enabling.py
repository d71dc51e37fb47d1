"""When a page is asked, as FHIR says it: enableWhen."""

from collections.abc import Collection, Iterator
from typing import Any

from assessments.questionnaire.conditions import AnyOf, AskedWhen, Condition
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import Kind, ManyOf, OneOf, WholeNumber

from . import addresses


class CannotBeSaid(ValueError):
    """A condition that enableWhen has no words for. Better no form than one that asks wrongly."""


def enabled(when: AskedWhen | None, earlier: Collection[str]) -> dict[str, Any]:
    """enableWhen and enableBehavior of an item; neither for one that everyone is asked.

    earlier are the questions asked before it. Raises CannotBeSaid.
    """
    if when is None:
        return {}
    conditions = (when,) if isinstance(when, Condition) else when.conditions
    said = [list(_tests(condition, earlier)) for condition in conditions]
    tests = [test for each in said for test in each]
    behaviour = "any" if isinstance(when, AnyOf) and len(said) > 1 else "all"
    if not tests or (behaviour == "any" and len(tests) > len(said)):
        raise CannotBeSaid(f"{when}: one of several, of which one is itself more than one")
    return {"enableWhen": tests} | ({"enableBehavior": behaviour} if len(tests) > 1 else {})


def _tests(condition: Condition, earlier: Collection[str]) -> Iterator[dict[str, Any]]:
    """All of them hold when the condition does.

    FHIR has != hold of a question without an answer, where nothing of ours does.
    """
    question = condition.question
    if question not in earlier or question not in QUESTIONS:
        raise CannotBeSaid(f"{condition}: the question is not asked before")
    if condition.operator == "!=":
        yield {"question": question, "operator": "exists", "answerBoolean": True}
    answer = _answer(condition, QUESTIONS[question])
    yield {"question": question, "operator": condition.operator, **answer}


def _answer(condition: Condition, kind: Kind) -> dict[str, Any]:
    code, operator = condition.code, condition.operator
    if isinstance(kind, OneOf | ManyOf) and operator != "<=" and code in set(kind.codes):
        system = addresses.code_system(condition.question)
        return {"answerCoding": {"system": system, "code": str(code)}}
    if isinstance(kind, WholeNumber) and isinstance(code, int):
        return {"answerInteger": code}
    raise CannotBeSaid(f"{condition}: no such answer, or no such way to compare it")
