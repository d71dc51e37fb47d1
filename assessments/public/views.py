"""The pages that anyone may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Leg Check does, for whom, and when to call for help instead."""
    return render(request, "public/home.html")
