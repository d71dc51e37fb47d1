"""The records in Django admin: to be looked at, never changed. An account can be deleted."""

from collections.abc import Collection
from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from assessments import services
from assessments.models import Case, User

from .accounts import AccountCreationForm
from .case_page import CasePage
from .queue import Queue

# An address that is added to an account, or called verified, is a way into it.
admin.site.unregister(EmailAddress)
# As django-allauth shows it, the secrets could be read and changed.
admin.site.unregister(Authenticator)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts, by email. Who may not do everything may not give rights either."""

    ordering = ("email",)
    list_display = ("email", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    search_fields = ("email",)
    form = forms.ModelForm
    add_form = AccountCreationForm
    add_form_template = None
    rights = ("is_staff", "is_superuser", "groups")
    fieldsets = (
        (None, {"fields": ("email",)}),
        (_("Rights"), {"fields": ("is_active", *rights)}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email",)}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The address is what an account is: another address is another account."""
        if obj is None:
            return ()
        fixed = ("email", "last_login", "date_joined")
        return fixed if request.user.is_superuser else (*fixed, *self.rights)

    def get_deleted_objects(
        self, objs: Collection[User], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """The accounts alone: what they hold goes with them, and is not for staff to look at."""
        count = {str(User._meta.verbose_name_plural): len(objs)}
        return [str(one) for one in objs], count, set(), []

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing, which would name the address: the service puts the deletion on record."""
        return []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        services.erase_for_staff(users=list(queryset), by=cast(User, request.user))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        try:
            return super().delete_view(request, object_id, extra_context)
        except services.StaffAccount:
            return self._refused(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        try:
            return super().changelist_view(request, extra_context)
        except services.StaffAccount:
            return self._refused(request)

    def _refused(self, request: HttpRequest) -> HttpResponse:
        said = _(
            "Nothing was deleted. An account of staff, now or once, cannot be deleted: what staff "
            "did must stay on record. Untick “Active” instead to close it."
        )
        self.message_user(request, said, messages.ERROR)
        return redirect("admin:assessments_user_changelist")

    def get_urls(self) -> Any:
        """Without UserAdmin's page for setting a password."""
        return admin.ModelAdmin.get_urls(self)


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin):
    """Who has a second factor: to be taken away from an account whose phone was lost."""

    ordering = ("user__email",)
    list_display = ("user", "type", "created_at")
    list_select_related = ("user",)
    search_fields = ("=user__email",)
    fields = list_display

    def get_queryset(self, request: HttpRequest) -> Any:
        """The apps alone, never with what their codes are made from; spare codes go with them."""
        return super().get_queryset(request).filter(type=Authenticator.Type.TOTP).defer("data")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        Authenticator.objects.filter(user=obj.user_id).delete()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        Authenticator.objects.filter(user__in=[one.user_id for one in queryset]).delete()


@admin.register(Case)
class CaseAdmin(CasePage, Queue):
    """What patients sent: to be read and dealt with, never changed. What was not sent is theirs."""
