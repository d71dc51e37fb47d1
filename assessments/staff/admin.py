"""The records in Django admin: to be looked at, never changed."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, User

from .accounts import AccountCreationForm


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts, by email."""

    ordering = ("email",)
    list_display = ("email", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    search_fields = ("email",)
    add_form = AccountCreationForm
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("email", "password1", "password2")}),)


@admin.register(Assessment)
class AssessmentAdmin(admin.ModelAdmin):
    """That a check was submitted, and when. What it says is the patient's until it is sent."""

    ordering = ("-submitted_at",)
    list_display = ("spoken_reference", "submitted_at", "language", "ruleset")
    search_fields = ("=reference",)
    fields = list_display
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A reference is found as it is printed and as it is read out."""
        plain = search_term.replace("-", "").replace(" ", "").upper()
        return super().get_search_results(request, queryset, plain)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
