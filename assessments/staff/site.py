"""The admin site: nothing of it is shown before a second factor."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    """Django admin for staff who signed in with a code by email and a code of their phone's app."""

    site_header = site_title = _("Leg Check for staff")

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and has_second_factor(request)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Leads to what is still missing: signing in, setting the second factor up, showing it."""
        user = request.user
        if self.has_permission(request):
            return redirect("admin:index")
        if not user.is_authenticated:
            return _on_to("account_login", request)
        if not super().has_permission(request):
            raise PermissionDenied
        if not is_mfa_enabled(user):
            return _on_to("mfa_activate_totp", request)
        return _on_to("mfa_reauthenticate", request)


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session showed a second factor, where the host asks for one."""
    if not settings.STAFF_SECOND_FACTOR:
        return True
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def _on_to(name: str, request: HttpRequest) -> HttpResponse:
    """To a page that comes back here when it is done."""
    after = request.GET.get("next", reverse("admin:index"))
    return redirect(f"{reverse(name)}?{urlencode({'next': after})}")
