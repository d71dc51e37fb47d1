"""The one Django app of the project."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Leg Check"

    def ready(self) -> None:
        from .public import checks  # noqa: F401, PLC0415  # it registers itself, once settings are read
