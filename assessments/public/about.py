"""The pages about the check itself: how it decides, how well, from what, and what it keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from assessments import services
from assessments.exchange.rulebooks import edition
from assessments.triage import RULESET

from .accuracy import accuracy
from .host import host
from .levels import levels
from .privacy import privacy
from .sources import sources

Facts = dict[str, Any]


def how_it_decides() -> Facts:
    return {
        "count": len((edition(RULESET) or {"rules": ()})["rules"]),
        "book": reverse("public:rule-book", args=[RULESET]),
        "levels": levels(),
    }


def accessibility() -> Facts:
    return {"host": host()}


def contact() -> Facts:
    clinic = services.clinic()
    name, phone = (clinic.name, settings.CLINIC_PHONE) if clinic else ("", "")
    return {"host": host(), "clinic": name, "phone": phone}


@dataclass(frozen=True, slots=True)
class AboutPage:
    """One page. Attributes: slug (also its template's name), title, facts (for the template).

    What could change is looked up when the page is drawn, so that no page says what is not so.
    """

    slug: str
    title: Promise
    facts: Callable[[], Facts]


PAGES = (
    AboutPage("how-it-decides", _("How the check decides"), how_it_decides),
    AboutPage("how-well-it-does", _("How well it does"), accuracy),
    AboutPage("sources", _("Where the rules come from"), sources),
    AboutPage("privacy", _("Privacy: what we keep about you"), privacy),
    AboutPage("accessibility", _("Accessibility"), accessibility),
    AboutPage("contact", _("Contact"), contact),
)
_BY_SLUG = {page.slug: page for page in PAGES}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All pages about the check."""
    return render(request, "public/about/index.html", {"pages": PAGES})


@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """One page about the check."""
    page = _BY_SLUG.get(slug)
    if page is None:
        raise Http404
    others = [other for other in PAGES if other is not page]
    context = {"page": page, "others": others, **page.facts()}
    return render(request, f"public/about/{slug}.html", context)
