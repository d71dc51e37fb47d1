"""Addresses of signing in and out, under the names that django-allauth goes by.

Only what is used here: allauth's own list has pages for passwords and other things as well.
"""

from allauth.account import views
from django.urls import path
from django.views.decorators.cache import never_cache

from assessments.repeating import repeatable

from . import sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/", sign_in.sign_in, name="account_signup"),
    path("sign-in/", sign_in.sign_in, name="account_request_login_code"),
    path("sign-in/code/", views.confirm_login_code, name="account_confirm_login_code"),
    path("sign-out/", repeatable(never_cache(views.logout)), name="account_logout"),
    path("sign-in/closed/", never_cache(views.account_inactive), name="account_inactive"),
]
