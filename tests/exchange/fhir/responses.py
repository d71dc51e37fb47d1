"""QuestionnaireResponses as another client makes them, right in all but what a test changes."""

from collections.abc import Mapping
from typing import Any

from assessments.exchange.fhir import addresses
from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.numbers import AbiField, NumberField
from assessments.questionnaire.pages import PAGES, Page
from assessments.questionnaire.remarks import Tick
from assessments.questionnaire.version import VERSION


def response(answers: Mapping[str, Any], **changed: Any) -> dict[str, Any]:
    """To these answers, in page groups; a blank or missing one has no item."""
    groups = [group(page, answers) for page in PAGES]
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{addresses.questionnaire()}|{VERSION}",
        "status": "completed",
        "item": [each for each in groups if each["item"]],
    } | changed


def group(page: type[Page], answers: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: answers.get(name) for name in page.base_fields if name != "shared_device"}
    items = [item(name, answer) for name, answer in given.items() if answer not in (None, "", [])]
    return {"linkId": f"page-{page.slug}", "item": items}


def item(link_id: str, answer: Any) -> dict[str, Any]:
    many = answer if isinstance(answer, list) else [answer]
    return {"linkId": link_id, "answer": [value(link_id, one) for one in many]}


def value(link_id: str, answer: Any) -> dict[str, Any]:
    field = next(page.base_fields[link_id] for page in PAGES if link_id in page.base_fields)
    if isinstance(field, OneChoice | ManyChoices):
        return {"valueCoding": {"system": addresses.code_system(link_id), "code": answer}}
    if isinstance(field, NumberField):
        return {"valueDecimal" if isinstance(field, AbiField) else "valueInteger": answer}
    return {"valueBoolean" if isinstance(field, Tick) else "valueString": answer}


def flat(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The same without page groups."""
    return {**whole, "item": [one for top in whole["item"] for one in top.get("item", [top])]}


def replaced(whole: Mapping[str, Any], link_id: str, **changed: Any) -> dict[str, Any]:
    """The same, flat, with an item changed; added where there was none, taken away by {}."""
    items = [one for one in flat(whole)["item"] if one["linkId"] != link_id]
    return {**whole, "item": [*items, {"linkId": link_id, **changed}] if changed else items}
