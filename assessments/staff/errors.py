"""What is said where an address is not there, or not for who asks; to staff, in their words.

Django's own answers look for the token of a form first. That reads what was sent, which may be what
cannot be read, and the answer would be an error of ours.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(request, "404.html", 404)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    name = f"staff/{template}" if _for_staff(request) else template
    return HttpResponse(render_to_string(name), status=status)


def _for_staff(request: HttpRequest) -> bool:
    """Whether a member of staff asked for an address of staff. Patients learn nothing of these."""
    ours = request.path_info.startswith((reverse("admin:index"), reverse("mfa_index")))
    user = getattr(request, "user", None)
    return ours and user is not None and user.is_authenticated and user.is_staff
