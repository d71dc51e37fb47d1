"""Addresses of the public pages and the health checks."""

from django.urls import include, path

from . import fhir, health, learn, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("learn/", learn.index, name="learn-index"),
    path("learn/<slug:slug>/", learn.learn, name="learn"),
    path("fhir/", include(fhir.urlpatterns)),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
