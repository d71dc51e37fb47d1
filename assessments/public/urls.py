"""Addresses of the public pages and the health checks."""

from django.urls import path

from . import health, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
