"""The pages that anyone may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Leg Check does, for whom, and when to call for help instead."""
    return render(request, "public/home.html")


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read. Django's own answer reads it once more, and fails again."""
    return HttpResponse(render_to_string("400.html"), status=400)
