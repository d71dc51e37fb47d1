"""Accounts in the admin: made by email alone, given rights, deleted."""

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import services
from assessments.models import User

from .access import access_of

ROLES = gettext_lazy(
    "Reviewer: sees what was sent, takes it, records a decision. "
    "Lead: that, and assigns, exports, sees the figures and the audit log. "
    "Administrator: accounts, roles and lost second factors; nothing of anyone’s health. "
    "A role counts only for who may sign in to the admin."
)
"""What each may do, beside where it is given; the rights themselves are in migration 0005."""


class AccountCreationForm(forms.ModelForm):
    """Asks for an email address, and for nothing else: nobody here has a password."""

    class Meta:
        model = User
        fields = ("email",)

    def save(self, commit: bool = True) -> Any:
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountAdmin(UserAdmin):
    """Accounts, by email. Rights are given by Administrators, never to themselves."""

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
        (gettext_lazy("Rights"), {"fields": ("is_active", *rights), "description": ROLES}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email",)}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The address is what an account is: another address is another account."""
        if obj is None:
            return ()
        fixed = ("email", "last_login", "date_joined")
        return fixed if request.user.is_superuser else (*fixed, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """All that can be changed of an account is its rights."""
        user = cast(User, request.user)
        if obj is None:
            return user.has_perm("assessments.give_rights")
        return services.may_give_rights(by=user, to=obj)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        roles = frozenset(form.cleaned_data["groups"])
        form.given = services.Rights(obj.is_active, obj.is_staff, obj.is_superuser, roles)
        access = access_of(request)
        try:
            form.had = services.give_rights(user=obj, rights=form.given, access=access)
        except services.MayNotGiveRights as error:  # somebody else has changed it meanwhile
            raise PermissionDenied from error

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Of a change, nothing: the service gave the roles with the other rights."""
        if not change:
            super().save_related(request, form, formsets, change)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Says which rights there were and which there are."""
        if add:
            return super().construct_change_message(request, form, formsets, add)
        return _("Rights: %(had)s. Now: %(given)s.") % {"had": form.had, "given": form.given}

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
