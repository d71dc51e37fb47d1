"""The learn pages: what is known about leg cramps and blood flow, in plain words, with sources."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from assessments.triage.references import REFERENCES, Reference


@dataclass(frozen=True, slots=True)
class LearnPage:
    """One page. Attributes: slug (also its template's name), title, sources (keys of references).

    Only publications are named at a page's foot.
    """

    slug: str
    title: Promise
    sources: tuple[str, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(REFERENCES[key] for key in self.sources)


PAGES = (
    LearnPage("blood-flow", _("How poor blood flow causes cramps"), ("SEED", "ACC24")),
    LearnPage(
        "narrow-arteries",
        _("Narrow leg arteries (PAD) and walking pain"),
        ("ACC24", "ECQ", "JAMA06", "GVG", "BNSSG", "LSS"),
    ),
    LearnPage("tired-veins", _("Tired leg veins (CVI)"), ("CEAP", "CG168", "CIVIQ", "NWCS")),
    LearnPage(
        "harmless-causes", _("Most cramps are harmless"), ("NHS-cramp", "NLC", "BNSSG-cramp")
    ),
    LearnPage(
        "medicines",
        _("Medicines and cramps"),
        ("GARR", "CTT22", "NHS-statin", "BBCOCH", "ACEMETA", "HYPOK", "MSD"),
    ),
    LearnPage(
        "when-to-get-care",
        _("When to get care for a leg"),
        ("ACC24", "NHSH", "NHS-DVT", "NHS-cramp", "NG19", "BMJBP-CES"),
    ),
    LearnPage("ankle-test", _("The ankle test (ABI)"), ("ACC24", "OSC", "CG147")),
)
_BY_SLUG = {page.slug: page for page in PAGES}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All learn pages."""
    return render(request, "public/learn/index.html", {"pages": PAGES})


@require_safe
def learn(request: HttpRequest, slug: str) -> HttpResponse:
    """One learn page."""
    page = _BY_SLUG.get(slug)
    if page is None:
        raise Http404
    others = [other for other in PAGES if other is not page]
    return render(request, f"public/learn/{slug}.html", {"page": page, "others": others})
