"""The queue: what patients sent, the most urgent first."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class Queue(admin.ModelAdmin):
    """The list of cases."""

    def get_queryset(self, request: HttpRequest) -> Any:
        cases = super().get_queryset(request).select_related("assessment", "assigned_to")
        return cases.defer("contact", "assessment__content")
