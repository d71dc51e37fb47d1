"""Addresses of the bare view."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("begin", views.begin),
    path("page", views.page, name="page"),
    path("readyz", views.ready),
    # What the site tells every template names them; none is asked for.
    path("", include("config.urls")),
]
