"""Doing the check again, starting from an earlier one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments import limits, services
from assessments.models import Assessment
from assessments.repeating import repeatable

from .holding import holder_of, prolong


@never_cache
@require_POST
@repeatable
@limits.limited("begin_check")
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begins a check that suggests the background answers of this result."""
    holder = holder_of(request)
    found = get_object_or_404(services.results_of(holder), pk=pk)
    assert holder is not None  # noqa: S101  # who holds nothing finds no result
    try:
        services.start_from(assessment=found, holder=holder)
    except services.AnotherDraftOpen:
        return redirect(reverse("patients:check") + "?notice=under-way")
    except Assessment.DoesNotExist as erased:
        raise Http404 from erased
    prolong(request)
    return redirect("patients:check")
