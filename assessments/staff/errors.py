"""What staff are told when an address of theirs is not there, or not for them."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views import defaults


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: for staff in the admin in their own words, for everyone else as everywhere."""
    if _for_staff(request):
        return HttpResponse(render_to_string("staff/403.html"), status=403)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, likewise."""
    if _for_staff(request):
        return HttpResponse(render_to_string("staff/404.html"), status=404)
    return defaults.page_not_found(request, exception)


def _for_staff(request: HttpRequest) -> bool:
    """Whether a member of staff asked for an address of staff. Patients learn nothing of these."""
    ours = request.path_info.startswith((reverse("admin:index"), reverse("mfa_index")))
    user = getattr(request, "user", None)
    return ours and user is not None and user.is_authenticated and user.is_staff
