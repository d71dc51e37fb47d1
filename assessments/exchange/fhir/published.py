"""What every resource that defines something begins with."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from . import addresses
from .translations import tag

TITLE = "Leg Check"


def reviewed() -> bool:
    """Whether a clinician has reviewed the content; who and when are both needed for that."""
    return bool(settings.REVIEWED_BY and settings.REVIEWED_ON)


def settled_by() -> tuple[str, ...]:
    """All that a host's settings decide of what is published, so that it can be kept by them."""
    words = (settings.EMERGENCY_NUMBER, settings.MEASURES, str(settings.SERVICE_NAMES))
    languages = (settings.LANGUAGE_CODE, *dict(settings.LANGUAGES))
    return (addresses.base(), str(reviewed()), *words, *languages)


def head(kind: str, name: str, url: str, version: str, title: str) -> dict[str, Any]:
    """Of a Questionnaire or a CodeSystem, in the active language; name is its id.

    It is experimental for as long as no clinician has reviewed the content.
    """
    return {
        "resourceType": kind,
        "id": addresses.resource_id(name),
        "language": tag(get_language() or settings.LANGUAGE_CODE),
        "url": url,
        "version": version,
        "name": _in_one_word(name),
        "title": title,
        "status": "active",
        "experimental": not reviewed(),
    }


def _in_one_word(name: str) -> str:
    """As programs may name it: LegCheckEmBreath."""
    words = addresses.resource_id(name).split("-")
    ours = "" if name == addresses.QUESTIONNAIRE else "LegCheck"
    return ours + "".join(word.capitalize() for word in words)
