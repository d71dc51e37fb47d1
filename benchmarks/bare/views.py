"""The bare view."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from .models import Row


def begin(request: HttpRequest) -> HttpResponse:
    """A session, and the row that belongs to it."""
    row = Row.objects.create(visitor=uuid4(), text="cramp")
    request.session["visitor"] = str(row.visitor)
    return redirect("page")


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """One SELECT, beside the session's; posted, one UPDATE as well."""
    row = Row.objects.filter(visitor=request.session["visitor"]).get()
    if request.method == "POST":
        row.text = request.POST["text"]
        row.save(update_fields=["text"])
        return redirect("page")
    return render(request, "bare/page.html", {"row": row})


def ready(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ready")
