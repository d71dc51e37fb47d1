"""What was measured, and what was reported that others have a code for, as Observations.

Each is the question with the answer that was given to it, never a finding by itself: "has a doctor
ever found any of these?" with "diabetes", not diabetes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import addresses, codes
from .mapping import UCUM
from .narrative import narrative, paragraph, plain
from .record import Record, Resource, absent

SURVEY = {
    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
    "code": "survey",
    "display": "Survey",
}
UNITS = {"age": ("a", "years"), "abi": ("1", ""), "ankle": ("mm[Hg]", "mmHg")}
UNITS["arm"] = UNITS["ankle"]
PLACES = {
    "abi_left": _("Left leg"),
    "abi_right": _("Right leg"),
    "ankle_left": _("Left ankle"),
    "ankle_right": _("Right ankle"),
    "arm_left": _("Left arm"),
    "arm_right": _("Right arm"),
}
MEASURED = ("age_years", *PLACES)
"""The questions whose answer is a number; UNITS has their units, in UCUM and as people write."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One answer that becomes an Observation. name is that of its resource."""

    question_id: str
    question: str
    answer: str
    value: Resource
    given: str

    @property
    def name(self) -> str:
        return f"observation {self.question_id} {self.given}"


def observations(record: Record) -> list[Resource]:
    """In the order in which the questions were asked."""
    return [_observation(record, one) for one in reported(record)]


def reported(record: Record) -> Iterator[Reported]:
    """The answers that become Observations."""
    for section in record.sheet.transcript:
        for row in section.rows:
            given = record.answers.get(row.question_id)
            if given is None:
                continue
            if row.question_id in MEASURED:
                value = _quantity(row.question_id, given)
                yield Reported(row.question_id, row.question, row.answers[0], value, "")
            else:
                yield from _coded(row.question_id, row.question, given, row.answers)


def _coded(question: str, asked: str, given: Any, words: tuple[str, ...]) -> Iterator[Reported]:
    chosen = given if isinstance(given, list) else [given]
    if len(words) != len(chosen):
        return
    for code, word in zip(chosen, words, strict=True):
        concept = codes.of_answer(question, code)
        if concept is None and codes.of_question(question, code) is None:
            continue
        codings = [addresses.coding(question, code, plain(word))]
        codings += [concept.coding] if concept else []
        value = {"valueCodeableConcept": {"coding": codings, "text": plain(word)}}
        yield Reported(question, asked, word, value, code)


def _quantity(question: str, given: Any) -> Resource:
    code, unit = UNITS[question.partition("_")[0]]
    quantity = {"value": given, "unit": unit, "system": UCUM, "code": code}
    return {"valueQuantity": {key: value for key, value in quantity.items() if value != ""}}


def _observation(record: Record, one: Reported) -> Resource:
    said = f"{one.question} – {one.answer}"
    more = _how_known(record, one)
    return record.resource(
        "Observation",
        one.name,
        narrative(record.sheet.language, *map(paragraph, filter(None, [said, more]))),
        status=record.status("final"),
        category=[{"coding": [SURVEY]}],
        code=_code(one),
        subject=record.patient,
        **_when(record, one),
        issued=record.at,
        performer=[record.source],
        derivedFrom=[record.reference("response")],
        **one.value,
        **({"note": [{"text": plain(more)}]} if more else {}),
        **_place(one),
    )


def _code(one: Reported) -> Resource:
    own = addresses.coding("question", one.question_id, plain(one.question))
    concept = codes.of_question(one.question_id, one.given)
    return {"coding": [own, *([concept.coding] if concept else [])], "text": plain(one.question)}


def _place(one: Reported) -> Resource:
    """Where it was measured."""
    place = PLACES.get(one.question_id)
    return {"bodySite": {"text": str(place)}} if place else {}


def _when(record: Record, one: Reported) -> Resource:
    """When it was so: at the answer, but for what was measured, at a time that is not asked."""
    if _place(one):
        return {"_effectiveDateTime": absent("unknown")}
    return {"effectiveDateTime": record.at}


def _how_known(record: Record, one: Reported) -> str:
    """Where a measurement comes from, as the patient said. When it was made is not asked."""
    if not _place(one):
        return ""
    rows = (row for section in record.sheet.transcript for row in section.rows)
    known = next((row for row in rows if row.question_id == "abi_known"), None)
    where = f"{known.question} – {'; '.join(known.answers)}. " if known else ""
    return where + gettext("When it was measured is not known.")
