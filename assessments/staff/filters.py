"""What lists of staff can be narrowed by. No choice costs a query."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.exchange.days import midnight
from assessments.models import Case
from assessments.models.case import State
from assessments.models.wording import FAMILY, URGENCY

from .search import search_of


class OneOf(admin.SimpleListFilter):
    """A choice of one. What is no choice is refused, and leads to the list as it first is."""

    def condition(self, value: str) -> Q:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            raise IncorrectLookupParameters
        return queryset.filter(self.condition(value))


class ByUrgency(OneOf):
    title = _("urgency")
    parameter_name = "urgency"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(int(level)), word) for level, word in URGENCY.items()]

    def condition(self, value: str) -> Q:
        return Q(urgency=int(value))


class ByFamily(OneOf):
    title = _("kind of cause")
    parameter_name = "family"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(family), word) for family, word in FAMILY.items()]

    def condition(self, value: str) -> Q:
        return Q(family=value)


class ByState(OneOf):
    """Open cases, unless something else is asked for; a search looks through all."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("open", _("Open")),
            (State.NEW.value, State.NEW.label),
            (State.TRY_AGAIN.value, State.TRY_AGAIN.label),
            ("overdue", _("Overdue")),
            (State.DONE.value, State.DONE.label),
            ("all", _("All")),
        ]

    @property
    def unless_asked(self) -> str:
        return "all" if search_of(self.request) else "open"

    def value(self) -> str:
        return super().value() or self.unless_asked

    def condition(self, value: str) -> Q:
        new = Q(is_open=True, state=State.NEW)
        return {
            "open": Q(is_open=True),
            State.NEW: new,
            State.TRY_AGAIN: Q(is_open=True, state=State.TRY_AGAIN),
            "overdue": Case.overdue_at(timezone.now()),
            State.DONE: Q(is_open=False),
            "all": Q(),
        }[value]

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, word in self.lookup_choices:
            asked = None if value == self.unless_asked else value
            yield {
                "selected": value == self.value(),
                "query_string": changelist.get_query_string({self.parameter_name: asked}),
                "display": word,
            }


class ByAssigned(OneOf):
    title = _("assigned to")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("me", _("Me")), ("nobody", _("Nobody"))]

    def condition(self, value: str) -> Q:
        return Q(assigned_to=self.request.user.pk if value == "me" else None)


class ByDay(OneOf):
    """Quick links, as Django's own; today is today on a page that was kept as well."""

    field: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("today", _("Today")),
            ("7-days", _("Past 7 days")),
            ("month", _("This month")),
            ("year", _("This year")),
        ]

    def condition(self, value: str) -> Q:
        return Q(**{f"{self.field}__gte": _since(value)})


class BySent(ByDay):
    title = _("day sent")
    parameter_name = "sent"
    field = "sent_at"


def _since(value: str) -> datetime:
    """The midnight at which it began, in the clinic's time."""
    today = timezone.localdate()
    first = {
        "today": today,
        "7-days": today - timedelta(days=7),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[value]
    return midnight(first)
