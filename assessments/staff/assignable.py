"""Who a case can be assigned to."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import User

NOBODY = "nobody"


def assignable() -> QuerySet[User]:
    """Active staff who may review a case, by email."""
    review = Permission.objects.filter(
        Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk")),
        content_type__app_label="assessments",
        codename="review_case",
    )
    may = Q(is_superuser=True) | Q(Exists(review))
    return User.objects.filter(may, is_staff=True, is_active=True).order_by("email")


def who_to_assign_to() -> Iterator[tuple[Any, Any]]:
    """The choices of a select: none yet, nobody, and everybody who can be assigned to."""
    yield "", "---------"
    yield NOBODY, _("Nobody")
    yield from assignable().values_list("pk", "email")
