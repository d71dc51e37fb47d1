"""One result on its way into FHIR, and what all resources that are made of it share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext

from assessments.models import Assessment

from ..answer_cells import utc
from ..sheet import Sheet, sheet
from . import addresses
from .translations import tag

Resource = dict[str, Any]
URI = "urn:ietf:rfc:3986"
"""The system of an identifier that is itself an address."""


@dataclass(frozen=True)
class Record:
    """An assessment in one language, as it was stored. Nothing is judged or worded again.

    Every id is worked out from the assessment's, so the same result gives the same resources.
    """

    assessment: Assessment
    sheet: Sheet
    taken_back: bool

    @classmethod
    def of(cls, assessment: Assessment, language: str | None, *, taken_back: bool) -> "Record":
        """language is the reader's; the patient's own where the words were not stored in it."""
        return cls(assessment, sheet(assessment, language), taken_back)

    @cached_property
    def answers(self) -> Mapping[str, Any]:
        """Every answer in its JSON form by question id; None for one left blank."""
        stored: Mapping[str, Any] = self.assessment.content["answers"]
        return stored

    @property
    def at(self) -> str:
        """When the answers were handed in."""
        return utc(self.assessment.submitted_at) or ""

    @property
    def patient(self) -> dict[str, str]:
        return self.reference("patient")

    @property
    def source(self) -> dict[str, str]:
        """Who gave the answers: the patient, or another adult of whom nothing else is known."""
        if self.sheet.for_other:
            return {"display": gettext("Another adult, who answered for the patient")}
        return self.patient

    def status(self, usual: str) -> str:
        """The status of what is made of the result; the usual one unless it was taken back."""
        return "entered-in-error" if self.taken_back else usual

    def id(self, name: str) -> UUID:
        return uuid5(self.assessment.id, name)

    def urn(self, name: str) -> str:
        return f"urn:uuid:{self.id(name)}"

    def reference(self, name: str) -> dict[str, str]:
        """To another resource of the same document, by the name it has here."""
        return {"reference": self.urn(name)}

    def resource(self, kind: str, name: str, text: Resource, **elements: Any) -> Resource:
        """A resource in the language of the words, with its narrative."""
        return {
            "resourceType": kind,
            "id": str(self.id(name)),
            "meta": {"source": addresses.base()},
            "language": tag(self.sheet.language),
            "text": text,
            **elements,
        }


def absent(why: str) -> Resource:
    """An element without a value: why is a code of FHIR's data-absent-reason."""
    url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
    return {"extension": [{"url": url, "valueCode": why}]}


def itself(uuid: UUID) -> dict[str, str]:
    """An id of ours as an identifier that means the same thing everywhere."""
    return {"system": URI, "value": f"urn:uuid:{uuid}"}
