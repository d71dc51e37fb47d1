"""What every page may say about the service."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The host's own words and numbers, and whether a clinician has reviewed the content."""
    reviewed = bool(settings.REVIEWED_BY and settings.REVIEWED_ON)
    return {
        "site": {
            "name": "Leg Check",
            "emergency_number": settings.EMERGENCY_NUMBER,
            "urgent_advice": settings.URGENT_ADVICE,
            "usual_care": settings.USUAL_CARE,
            "anonymous_days": settings.ANONYMOUS_RESULT_DAYS,
            "idle_minutes": settings.SHARED_DEVICE_IDLE_MINUTES,
            "reviewed_by": settings.REVIEWED_BY if reviewed else "",
            "reviewed_on": settings.REVIEWED_ON if reviewed else None,
        }
    }
