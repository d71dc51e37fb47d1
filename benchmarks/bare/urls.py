"""Addresses of the bare view."""

from django.urls import path

from . import views

urlpatterns = [
    path("begin", views.begin),
    path("page", views.page, name="page"),
    path("readyz", views.ready),
]
