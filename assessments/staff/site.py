"""The admin site: nothing of it is shown before a second factor."""

import time
from typing import Any, NoReturn

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from . import figures

SHOWN = "second_factor_shown"
"""Where a request keeps whether its session showed one."""


class StaffSite(AdminSite):
    """Django admin for staff who signed in with a code by email and a code of their phone's app."""

    site_header = site_title = _("Leg Check for staff")
    # Its list says on every page what the first page says, and takes the room of what is read.
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Asked several times for one page; the second factor is looked up once."""
        if not super().has_permission(request):
            return False
        if not hasattr(request, SHOWN):
            setattr(request, SHOWN, has_second_factor(request))
        return bool(getattr(request, SHOWN))

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """Leads to what is still missing: signing in, setting the second factor up, showing it."""
        if self.has_permission(request):
            return redirect(_after(request))
        if not request.user.is_authenticated:
            return _on_to("account_login", request)
        if not super().has_permission(request):
            raise PermissionDenied
        if not _has_app(request):
            return _on_to("mfa_activate_totp", request)
        return _on_to("mfa_reauthenticate", request)

    def get_urls(self) -> Any:
        """Without the address that leads from a record to its own page: no record has one, and it
        would say to any member of staff which records there are.
        """
        own = [path("figures/", self.admin_view(require_safe(self.figures)), name="figures")]
        stock = [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]
        return [*own, *stock]

    def figures(self, request: HttpRequest) -> HttpResponse:
        return figures.figures_page(request, self.each_context(request))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """With a line for the figures, which are no record."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "assessments" and request.user.has_perm(figures.MAY_SEE):
                app["models"].append(_line(_("Figures"), "Figures", "admin:figures"))
        return apps

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> NoReturn:
        """Accounts have no passwords."""
        raise Http404

    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> NoReturn:
        raise Http404


def _line(name: Promise, code: str, address: str) -> dict[str, Any]:
    """A page among the lists of records, as Django admin's own templates want it."""
    shown = {"name": name, "object_name": code, "admin_url": reverse(address), "add_url": None}
    return {**shown, "view_only": True, "model": None, "perms": {"view": True}}


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session showed a second factor, where the host asks for one.

    It counts for a working day, and as long as the account has it: who removes it, or has it
    removed, is out at once.
    """
    if not settings.STAFF_SECOND_FACTOR:
        return True
    oldest = time.time() - settings.STAFF_SECOND_FACTOR_HOURS * 60 * 60
    records = get_authentication_records(request, request.user)
    shown = any(record["method"] == "mfa" and record["at"] > oldest for record in records)
    return shown and _has_app(request)


def _has_app(request: HttpRequest) -> bool:
    """Whether the account has an app that makes codes; spare codes alone do not count."""
    return bool(is_mfa_enabled(request.user, [Authenticator.Type.TOTP]))


def _on_to(name: str, request: HttpRequest) -> HttpResponse:
    """To a page that comes back here when it is done."""
    return redirect(f"{reverse(name)}?{urlencode({'next': _after(request)})}")


def _after(request: HttpRequest) -> str:
    """Where the visitor wanted to go, on this site alone."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("admin:index")
