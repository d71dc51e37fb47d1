"""Addresses of the second factor, under the names that django-allauth goes by."""

from allauth.mfa.base import views
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import path
from django.views.decorators.cache import never_cache

from .second_factor_views import AskForCode, SetUp

# The picture to scan is part of the page itself; no other page may show such a picture.
set_up = csp_update({"img-src": ["'self'", "data:"]})(never_cache(SetUp.as_view()))

urlpatterns = [
    path("", never_cache(views.index), name="mfa_index"),
    path("code/", never_cache(AskForCode.as_view()), name="mfa_authenticate"),
    path("code/again/", never_cache(views.reauthenticate), name="mfa_reauthenticate"),
    path("app/", set_up, name="mfa_activate_totp"),
    path("app/remove/", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "spare-codes/",
        never_cache(spare_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "spare-codes/new/",
        never_cache(spare_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
