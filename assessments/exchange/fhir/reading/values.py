"""From the answers of one question to what its form would be sent."""

from decimal import Decimal
from typing import Any

from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.fields import AnswerField
from assessments.questionnaire.numbers import NumberField

from .. import addresses
from .links import Question
from .problems import shown

TYPES: dict[str, tuple[type, ...]] = {
    "valueInteger": (int,),
    "valueDecimal": (int, Decimal),
    "valueBoolean": (bool,),
    "valueString": (str,),
}
"""What JSON has for each; true is no number."""
MOST_ZEROS = 9
"""The form takes no number with more; one of a billion zeros would fill the memory."""


class WrongValue(ValueError):
    """What is wrong with an answer, in words."""


def sent(name: str, question: Question, answers: list[dict[str, Any]], base: str) -> Any:
    """What a browser would send: codes or a code, digits, a tick, a text.

    base is what the response's names begin with. Raises WrongValue.
    """
    field = question.field
    values = [_value(answer, question.element) for answer in answers]
    if len(values) > 1 and not isinstance(field, ManyChoices):
        raise WrongValue(f"has {len(values)} answers, and takes one.")
    if isinstance(field, OneChoice | ManyChoices):
        codes = [_code(name, field, value, base) for value in values]
        return codes if isinstance(field, ManyChoices) else codes[0]
    return _plain(field, question.element, values[0])


def _value(answer: dict[str, Any], element: str) -> Any:
    found = [name for name in answer if name.startswith("value")]
    if found != [element]:
        has = " and ".join(shown(name) for name in found[:3]) or "no value"
        raise WrongValue(f"has {has}. Its answer must be a {element}.")
    return answer[element]


def _code(name: str, field: OneChoice | ManyChoices, coding: Any, base: str) -> str:
    if not isinstance(coding, dict):
        raise WrongValue(f"has {shown(coding)} as valueCoding, which must be an object.")
    ours = addresses.code_system(name)
    theirs = base + ours.removeprefix(addresses.base())
    if coding.get("system") not in (None, ours, theirs):
        system = shown(coding["system"])
        raise WrongValue(f"has a code of {system}. Its codes are those of {ours}")
    code = coding.get("code")
    if not isinstance(code, str) or code not in field.labels:
        known = ", ".join(field.labels)
        raise WrongValue(f"has the code {shown(code)}. It takes one of: {known}")
    return code


def _plain(field: AnswerField, element: str, value: Any) -> Any:
    if type(value) not in TYPES[element]:
        raise WrongValue(f"has {shown(value)} as {element}, which it is not.")
    return _digits(value) if isinstance(field, NumberField) else value


def _digits(number: int | Decimal) -> str:
    """A number as it would be typed, since the form reads what was typed: 8.5E-1 as 0.85."""
    if isinstance(number, Decimal) and abs(number.adjusted()) <= MOST_ZEROS:
        return f"{number:f}"
    return str(number)
