"""Results set against each other: two side by side, and all of them over time."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments import services
from assessments.exchange.charts.trend import charts
from assessments.exchange.comparison import compare
from assessments.exchange.sheet import sheet_for_reader

from .holding import holder_of
from .listing import listed

MOST_IN_TREND = 24
FEWEST_IN_TREND = 2


@never_cache
@require_safe
def pick(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which result to compare this one with; where there is only one other, that."""
    one = get_object_or_404(services.results_of(holder_of(request)), pk=pk)
    others = listed(request, without=pk)
    if others["is_newest"] and len(others["results"]) == 1:
        return redirect("patients:compare", pk=pk, other=others["results"][0]["sheet"].id)
    return render(request, "patients/pick.html", {"sheet": sheet_for_reader(one), **others})


@never_cache
@require_safe
def side_by_side(request: HttpRequest, pk: UUID, other: UUID) -> HttpResponse:
    """Two results, question by question. Someone else's is not there."""
    if pk == other:
        return redirect("patients:pick", pk=pk)
    both = services.results_of(holder_of(request)).filter(pk__in=(pk, other))
    found = list(both.select_related("corrected_by").defer("corrected_by__content"))
    if len(found) != len({pk, other}):
        raise Http404
    taken_back = [one.spoken_reference for one in found if one.replaced_by_id]
    context = {"comparison": compare(*found), "taken_back": taken_back}
    return render(request, "patients/compare.html", context)


@never_cache
@require_safe
def trend(request: HttpRequest) -> HttpResponse:
    """Charts of the newest results. One that was taken back says nothing of how things went."""
    kept = services.results_of(holder_of(request)).filter(corrected_by=None)
    found = list(kept[:MOST_IN_TREND])
    drawn = charts(found) if len(found) >= FEWEST_IN_TREND else ()
    context = {"charts": drawn, "count": len(found), "most": MOST_IN_TREND}
    return render(request, "patients/trend.html", context)
