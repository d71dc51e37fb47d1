"""Who asks, from where, and what led them there, for the audit log."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from assessments import services
from assessments.models import User
from assessments.models.audit_event import Why

CAME_FROM = "from"
"""The part of an address that says what led there; what it says is checked against Why."""


def access_of(request: HttpRequest, why: Why | None = None) -> services.Access:
    """The member of staff behind a request. Without why, it is what the address says."""
    user = cast("User", request.user)
    return services.Access(user, _address(request), why or _why(request))


def _address(request: HttpRequest) -> str | None:
    """As it is found behind the host's proxies; none where there is nothing that is an address."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return None


def _why(request: HttpRequest) -> Why:
    said = request.GET.get(CAME_FROM, "")
    return Why(said) if said in Why.values else Why.DIRECT
