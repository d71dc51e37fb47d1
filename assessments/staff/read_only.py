"""Records that staff look at in the admin, and never add to or change there."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class NeverEdited(admin.ModelAdmin):
    """Nobody adds one, and nobody changes one, whatever their rights."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(NeverEdited):
    """Nobody deletes one either."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
