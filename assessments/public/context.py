"""What every page may say about the service."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language

from assessments.questionnaire.host import host_words


@cache
def addresses() -> dict[str, str]:
    """Where every page leads to: the same for everybody, on each page that is drawn."""
    return {
        "language": reverse("patients:language"),
        "home": reverse("public:home"),
        "about": reverse("public:about-index"),
        "learn": reverse("public:learn-index"),
        "results": reverse("patients:results"),
        "restart": reverse("patients:restart"),
    }


def site(request: HttpRequest) -> dict[str, Any]:
    """The host's own words and numbers, and whether a clinician has reviewed the content."""
    reviewed = bool(settings.REVIEWED_BY and settings.REVIEWED_ON)
    return {
        "site": {
            "name": "Leg Check",
            "addresses": addresses(),
            **host_words(),
            "languages": _languages(request),
            "anonymous_days": settings.ANONYMOUS_RESULT_DAYS,
            "idle_minutes": settings.SHARED_DEVICE_IDLE_MINUTES,
            "reviewed_by": settings.REVIEWED_BY if reviewed else "",
            "reviewed_on": settings.REVIEWED_ON if reviewed else None,
        }
    }


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    """What the switch offers; nothing where there is no choice, or none of the reader's."""
    if len(settings.LANGUAGES) == 1 or getattr(request, "language_is_fixed", False):
        return []
    active = get_language()
    return [
        {"code": code, "name": name, "is_read": code == active} for code, name in settings.LANGUAGES
    ]


class OurSiteMiddleware:
    """Keeps the name `site` for what is above.

    Pages of django-allauth bring a site of their own, a mere host name: on them the emergency
    number would be missing, and nothing would say so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        if response.context_data:
            response.context_data.pop("site", None)
        return response
