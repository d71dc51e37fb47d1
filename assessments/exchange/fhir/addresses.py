"""The names by which other systems know our questions, codes and extensions.

They are addresses below one base, FHIR_BASE_URL. It is the host's own site unless several hosts
agree on another: the project owns no address that could stand for all of them (ADR 0016).
"""

from typing import Any

from django.conf import settings

MEDIA_TYPE = "application/fhir+json"
QUESTIONNAIRE = "leg-check"


def base() -> str:
    """Without a slash at its end."""
    named: str = settings.FHIR_BASE_URL or f"{settings.SITE_URL.rstrip('/')}/fhir"
    return named.rstrip("/")


def questionnaire() -> str:
    """The canonical address of the questionnaire, without a version."""
    return f"{base()}/Questionnaire/{QUESTIONNAIRE}"


def code_system(name: str) -> str:
    """Of the answers to a question (by its id), or of urgency, pattern, ruleset and the like."""
    return f"{base()}/CodeSystem/{resource_id(name)}"


def extension(name: str) -> str:
    """Of an element of our own, where the standard has none."""
    return f"{base()}/StructureDefinition/{name}"


def identifiers(name: str) -> str:
    """Of what our records are numbered by."""
    return f"{base()}/identifiers/{name}"


def resource_id(name: str) -> str:
    """A name of ours as a resource may have it: without underscores."""
    return name.replace("_", "-")


def coding(name: str, code: str, display: str) -> dict[str, Any]:
    """A code of one of our own code systems."""
    return {"system": code_system(name), "code": code, "display": display}
