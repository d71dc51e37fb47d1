"""One case, read as a person would read it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class CasePage(admin.ModelAdmin):
    """The page of one case, and what can be done there."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
