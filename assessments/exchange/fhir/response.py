"""The stored answers of a check as a QuestionnaireResponse.

Questions and answers carry the words that were stored; only what was never stored, the titles of
pages and the labels beside the note, comes from today's pages. A stored question that they ask no
more stands in a group of its part of the transcript, with its stored code.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from assessments.questionnaire.pages import page_of
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import Ratio

from . import addresses
from .narrative import heading, narrative, plain, table
from .questionnaire import page_link_id
from .record import Record, Resource

REMARKS = ("for_other", "note")
"""What stands beside the answers and is about the patient: not what is said of the device."""


def response(record: Record) -> Resource:
    """The answers in the order in which they were asked; nothing for those left blank."""
    return record.resource(
        "QuestionnaireResponse",
        "response",
        narrative(record.sheet.language, *_transcript(record)),
        identifier={
            "system": addresses.identifiers("reference"),
            "value": record.sheet.reference,
        },
        questionnaire=_questionnaire(record),
        status=record.status("completed"),
        subject=record.patient,
        authored=record.at,
        author=record.reference("device"),
        source=record.source,
        item=list(_groups(record)),
    )


def _questionnaire(record: Record) -> str:
    """With the edition that was answered, where the result knows it."""
    edition = record.assessment.content.get("questionnaire")
    return "|".join(filter(None, [addresses.questionnaire(), edition]))


def _groups(record: Record) -> Iterator[Resource]:
    groups: dict[str, Resource] = {}
    for group, title, item in chain(_questions(record), _remarks(record)):
        groups.setdefault(group, {"linkId": group, "text": title, "item": []})["item"].append(item)
    yield from groups.values()


def _questions(record: Record) -> Iterator[tuple[str, str, Resource]]:
    """Each answered question: the group it belongs to, that group's title, and the item."""
    for number, section in enumerate(record.sheet.transcript, start=1):
        for row in section.rows:
            given = record.answers.get(row.question_id)
            if given is not None:
                item = {
                    "linkId": row.question_id,
                    "text": plain(row.question),
                    "answer": list(_answers(row.question_id, given, row.answers)),
                }
                yield *_group(row.question_id, f"earlier-{number}", section.title), item


def _remarks(record: Record) -> Iterator[tuple[str, str, Resource]]:
    """What was saved beside the answers, in today's words: theirs are not stored."""
    saved = record.assessment.content["remarks"]
    for name in REMARKS:
        if not _can_be_said(saved.get(name)):
            continue
        page = page_of(name)
        item = {
            "linkId": name,
            "text": str(page.answer_fields()[name].label),
            "answer": [_value(name, saved[name])],
        }
        yield page_link_id(page), str(page.title), item


def _can_be_said(remark: Any) -> bool:
    """Of a note, whether anything is left once the signs that FHIR refuses are out."""
    return bool(plain(remark).strip()) if isinstance(remark, str) else remark is not None


def _group(question: str, earlier: str, section: str) -> tuple[str, str]:
    try:
        page = page_of(question)
    except KeyError:
        return earlier, plain(section)
    return page_link_id(page), str(page.title)


def _answers(question: str, given: Any, words: tuple[str, ...]) -> Iterator[Resource]:
    """One answer for each code. Words go beside codes only where each has its own."""
    if not isinstance(given, list):
        given = [given]
    shown = words if len(words) == len(given) else ("",) * len(given)
    for value, display in zip(given, shown, strict=True):
        yield _value(question, value, plain(display))


def _value(question: str, given: Any, display: str = "") -> Resource:
    """By the kind of what is stored; a ratio that happens to be whole is a decimal all the same."""
    if isinstance(given, bool):
        return {"valueBoolean": given}
    if isinstance(given, float) or isinstance(QUESTIONS.get(question), Ratio):
        return {"valueDecimal": given}
    if isinstance(given, int):
        return {"valueInteger": given}
    if question in REMARKS:
        return {"valueString": plain(given)}
    coded = {"system": addresses.code_system(question), "code": given}
    return {"valueCoding": coded | ({"display": display} if display else {})}


def _transcript(record: Record) -> Iterator[Any]:
    for section in record.sheet.transcript:
        yield heading(section.title)
        yield table((row.question, "; ".join(row.answers)) for row in section.rows)
    remarks = [(item["text"], _said(item)) for _, _, item in _remarks(record)]
    if remarks:
        yield table(remarks)


def _said(item: Resource) -> str:
    (answer,) = item["answer"]
    if "valueString" in answer:
        return str(answer["valueString"])
    page = page_of(item["linkId"])
    said = page.answer_fields()[item["linkId"]].said(answer["valueBoolean"])
    return "; ".join(said)
