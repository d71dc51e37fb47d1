"""A result as a document: everything that another system needs, in one Bundle that stands alone."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments import __version__
from assessments.models import Assessment
from assessments.questionnaire.digits import day

from ..answer_cells import utc
from . import addresses, codes
from .narrative import bullets, heading, narrative, paragraph, plain
from .observations import observations, reported
from .record import Record, Resource, itself
from .response import response
from .risk import risk_assessment
from .translations import tag


def document(
    assessment: Assessment, language: str | None = None, *, taken_back: bool, made_at: datetime
) -> Resource:
    """The result as a FHIR document, in the words that were stored.

    language is the reader's, else the patient's own. taken_back says that the patient did. The
    same result gives the same document but for made_at; what is changed has another identifier.
    """
    record = Record.of(assessment, language, taken_back=taken_back)
    with translation.override(record.sheet.language):
        resources = list(_resources(record))
    entries = [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources]
    whole = json.dumps(entries, sort_keys=True)
    return {
        "resourceType": "Bundle",
        "meta": {"source": addresses.base()},
        "language": tag(record.sheet.language),
        "identifier": itself(uuid5(assessment.id, whole)),
        "type": "document",
        "timestamp": utc(made_at),
        "entry": entries,
    }


def _resources(record: Record) -> Iterator[Resource]:
    """The composition first, as a document has it."""
    answers, risk = response(record), risk_assessment(record)
    yield _composition(record, answers, risk)
    yield from (_patient(record), _device(record), answers, *observations(record), risk)


def _composition(record: Record, answers: Resource, risk: Resource) -> Resource:
    said = [_what_it_is(), *([_taken_back()] if record.taken_back else [])]
    return record.resource(
        "Composition",
        "composition",
        narrative(record.sheet.language, *map(paragraph, said), status="additional"),
        identifier=itself(record.assessment.id),
        status=record.status("final"),
        type={"coding": [codes.DOCUMENT.coding]},
        subject=record.patient,
        date=record.at,
        author=[record.reference("device")],
        title=f"Leg Check, {record.sheet.reference}",
        **_replaces(record),
        section=list(_sections(record, answers, risk)),
    )


def _sections(record: Record, answers: Resource, risk: Resource) -> Iterator[Resource]:
    yield {
        "title": _("What the answers fit"),
        "code": {"coding": [codes.EVALUATION.coding]},
        "text": risk["text"],
        "entry": [record.reference("risk")],
    }
    yield {
        "title": _("All questions and answers"),
        "text": answers["text"],
        "entry": [record.reference("response")],
    }
    found = list(reported(record))
    if found:
        lines = bullets(f"{one.question} – {one.answer}" for one in found)
        yield {
            "title": _("Answers that have codes of their own"),
            "text": narrative(record.sheet.language, lines),
            "entry": [record.reference(one.name) for one in found],
        }


def _replaces(record: Record) -> dict[str, Any]:
    """That this result corrects one that was taken back."""
    corrected = record.assessment.corrects_id
    if corrected is None:
        return {}
    return {"relatesTo": [{"code": "replaces", "targetIdentifier": itself(corrected)}]}


def _what_it_is() -> str:
    """Advice, and whether a clinician has looked at what it goes by."""
    if settings.REVIEWED_BY and settings.REVIEWED_ON:
        return _("Leg Check, clinical content reviewed by %(name)s on %(date)s.") % {
            "name": settings.REVIEWED_BY,
            "date": day(settings.REVIEWED_ON),
        }
    return _("Leg Check gives advice, not a diagnosis. No clinician has reviewed it.")


def _taken_back() -> str:
    return _("The patient took this result back. A newer one replaces it.")


def _patient(record: Record) -> Resource:
    """Nobody by name: whom it is about is known to who hands it over."""
    return record.resource(
        "Patient", "patient", narrative(record.sheet.language, *_about(record), status="additional")
    )


def _about(record: Record) -> Iterator[SafeString]:
    if record.sheet.age is not None:
        yield paragraph(f"{_('Age')}: {record.sheet.age}")
    if record.sheet.for_other:
        yield paragraph(_("Filled in by another adult for the person concerned."))
    yield paragraph(_("Name and date of birth are not recorded here."))


def _device(record: Record) -> Resource:
    """The program, with the versions of what it asked and of what judged."""
    editions = {
        "application": __version__,
        "rule set": record.sheet.ruleset,
        "questionnaire": record.assessment.content.get("questionnaire"),
    }
    known = {kind: edition for kind, edition in editions.items() if edition}
    lines = (f"{kind}: {edition}" for kind, edition in known.items())
    return record.resource(
        "Device",
        "device",
        narrative(record.sheet.language, heading("Leg Check"), bullets(lines)),
        status="active",
        deviceName=[{"name": "Leg Check", "type": "user-friendly-name"}],
        version=[
            {"type": {"text": kind}, "value": plain(edition)} for kind, edition in known.items()
        ],
    )
