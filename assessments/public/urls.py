"""Addresses of the public pages and the health checks."""

from django.urls import include, path, register_converter

from . import about, fhir, health, learn, rule_books, views

register_converter(rule_books.EditionConverter, "edition")

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("learn/", learn.index, name="learn-index"),
    path("learn/<slug:slug>/", learn.learn, name="learn"),
    path("about/", about.index, name="about-index"),
    path("about/rules/", rule_books.index, name="rule-books"),
    path("about/rules/<edition:ruleset>/", rule_books.rule_book, name="rule-book"),
    path("about/<slug:slug>/", about.about, name="about"),
    path("fhir/", include(fhir.urlpatterns)),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
