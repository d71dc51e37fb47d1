"""Each field of a page as an item of the questionnaire."""

from typing import Any

from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.fields import AnswerField
from assessments.questionnaire.numbers import NumberField
from assessments.questionnaire.remarks import NOTE_LENGTH, NoteField, Tick
from assessments.triage.questions import WholeNumber

from . import addresses
from .mapping import UCUM

HL7 = "http://hl7.org/fhir/StructureDefinition"
UNITS = {"years": "a", "mmHg": "mm[Hg]"}
"""UCUM's codes for the units of our numbers."""

Item = dict[str, Any]


def control(code: str) -> Item:
    """How an item is to be drawn. Without it, clients take one answer where many are meant."""
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return {
        "url": f"{HL7}/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [coding]},
    }


def display(link_id: str, text: str) -> Item:
    """Words that ask nothing."""
    return {"linkId": link_id, "text": text, "type": "display"}


def help_text(link_id: str, text: str) -> Item:
    """Words that a client may hide until they are asked for."""
    return {"extension": [control("help")], **display(link_id, text)}


def question(name: str, field: AnswerField) -> Item:
    """A field with its type, range and answers. Raises TypeError for a kind of field unknown here.

    Its words are those of the active language.
    """
    asked = {"linkId": name, "text": str(field.label), "required": field.required}
    hint = str(field.help_text)
    help_below = {"item": [help_text(f"{name}-help", hint)]} if hint else {}
    return asked | _kind(name, field) | help_below


def _kind(name: str, field: AnswerField) -> Item:
    if isinstance(field, ManyChoices):
        return {"extension": [control("check-box")], "repeats": True, **_choice(name, field)}
    if isinstance(field, OneChoice):
        return {"extension": [control("radio-button")], **_choice(name, field)}
    if isinstance(field, NumberField):
        return _number(field)
    if isinstance(field, Tick):
        return {"type": "boolean"}
    if isinstance(field, NoteField):
        return {"type": "text", "maxLength": NOTE_LENGTH}
    raise TypeError(f"{name}: no kind of FHIR item is known for {type(field).__name__}")


def _choice(name: str, field: OneChoice | ManyChoices) -> Item:
    options: list[Item] = [
        {"valueCoding": addresses.coding(name, str(code), str(label))}
        for code, label in field.labels.items()
    ]
    alone = field.alone if isinstance(field, ManyChoices) else None
    if alone is not None:
        stands_alone = {"url": f"{HL7}/questionnaire-optionExclusive", "valueBoolean": True}
        place = list(field.labels).index(alone)
        options[place] = {"extension": [stands_alone], **options[place]}
    return {"type": "choice", "answerOption": options}


def _number(field: NumberField) -> Item:
    kind = field.kind
    whole = isinstance(kind, WholeNumber)
    value, read = ("valueInteger", int) if whole else ("valueDecimal", float)
    extensions: list[Item] = [
        {"url": f"{HL7}/minValue", value: read(kind.least)},
        {"url": f"{HL7}/maxValue", value: read(kind.most)},
    ]
    if field.unit:
        unit = {"system": UCUM, "code": UNITS[kind.unit], "display": str(field.unit)}
        extensions.append({"url": f"{HL7}/questionnaire-unit", "valueCoding": unit})
    return {"extension": extensions, "type": "integer" if whole else "decimal"}
