"""Second factors in the admin: to be taken away, never looked into."""

from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from assessments import services
from assessments.models import User

from .access import access_of
from .read_only import NeverEdited


class SecondFactorAdmin(NeverEdited):
    """Who has a second factor: to be taken away from an account whose phone was lost."""

    ordering = ("user__email",)
    list_display = ("user", "type", "created_at")
    list_select_related = ("user",)
    search_fields = ("=user__email",)
    fields = list_display

    def get_queryset(self, request: HttpRequest) -> Any:
        """The apps alone, never with what their codes are made from; spare codes go with them."""
        return super().get_queryset(request).filter(type=Authenticator.Type.TOTP).defer("data")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Asked for each of several that are to be deleted at once, too."""
        if obj is None:
            return super().has_delete_permission(request)
        return services.may_take_second_factor(by=cast(User, request.user), of=obj.user)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        services.take_second_factors(users=[obj.user], access=access_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        users = [one.user for one in queryset]
        services.take_second_factors(users=users, access=access_of(request))
