"""What can be read below the FHIR address, as a CapabilityStatement."""

from typing import Any

from django.conf import settings

from . import published

CHANGED = "2026-11"
"""When what can be read last changed; the standard wants a date."""
READABLE = ("Questionnaire", "CodeSystem")


def capability_statement() -> dict[str, Any]:
    """Of this site's own addresses, whatever names its resources go by."""
    read = {"interaction": [{"code": "read"}]}
    return {
        "resourceType": "CapabilityStatement",
        "language": "en",
        "status": "active",
        "date": CHANGED,
        "kind": "instance",
        "implementation": {
            "description": f"The questions and codes of {published.TITLE}. Nobody's answers.",
            "url": f"{settings.SITE_URL.rstrip('/')}/fhir",
        },
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [{"mode": "server", "resource": [{"type": kind, **read} for kind in READABLE]}],
    }
