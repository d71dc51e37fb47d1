"""Addresses of the second factor, under the names that django-allauth goes by."""

from allauth.mfa.base import views
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import path

# The picture to scan is part of the page itself.
activate = csp_update({"img-src": ["'self'", "data:"]})(totp.activate_totp)

urlpatterns = [
    path("", views.index, name="mfa_index"),
    path("code/", views.authenticate, name="mfa_authenticate"),
    path("code/again/", views.reauthenticate, name="mfa_reauthenticate"),
    path("app/", activate, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("spare-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "spare-codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "spare-codes/file/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
