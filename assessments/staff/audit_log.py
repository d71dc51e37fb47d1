"""The audit log in the admin: to be read, and nothing else. That it was read is part of it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.models import AuditEvent, User
from assessments.models.audit_event import Action
from assessments.models.reference import plain, spoken

from .access import access_of
from .filters import ByDay, OneOf
from .json_length import JsonLength
from .long_list import LongList
from .looks import on_record
from .read_only import ReadOnly

OK = 200
LARGEST_ID = 2**63 - 1
DIGITS = len(str(LARGEST_ID))


class ByAction(OneOf):
    title = _("what")
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Action.choices

    def condition(self, value: str) -> Q:
        return Q(action=value)


class ByTime(ByDay):
    title = _("when")
    parameter_name = "at"
    field = "at"


class ByActor(OneOf):
    """One person, as the links of the list name them: there may be too many to choose from."""

    title = _("who")
    parameter_name = "actor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        asked = self.value()
        if asked is None:
            return []
        if not (asked.isdecimal() and len(asked) <= DIGITS and int(asked) <= LARGEST_ID):
            raise IncorrectLookupParameters
        # Only who is in the log: any other address is nobody's to look up here.
        known = Exists(AuditEvent.objects.filter(actor=OuterRef("pk")))
        return [(asked, user.email) for user in User.objects.filter(known, pk=asked)]

    def condition(self, value: str) -> Q:
        return Q(actor=value)


@admin.register(AuditEvent)
class AuditLogAdmin(ReadOnly, LongList):
    """Who looked at what, the latest first."""

    list_display = ("to_the_second", "who", "address", "action", "why", "case", "how_many")
    list_display_links = ("to_the_second",)
    rows_called = _("audit events")
    list_filter = (ByActor, ByAction, ByTime)
    list_select_related = ("actor",)
    search_fields = ("reference",)
    search_help_text = _("The reference of a case: what was done with it by itself.")
    ordering = ("-at", "-id")
    actions = None
    fields = ("to_the_second", "actor", "address", "action", "why", "case", "record", "cases")

    @admin.display(description=_("when"))
    def to_the_second(self, event: AuditEvent) -> str:
        return date_format(localtime(event.at), "Y-m-d H:i:s")

    @admin.display(description=_("who"))
    def who(self, event: AuditEvent) -> str:
        address = reverse("admin:assessments_auditevent_changelist")
        asked = urlencode({ByActor.parameter_name: event.actor_id})
        return format_html('<a href="{}?{}">{}</a>', address, asked, event.actor.email)

    @admin.display(description=_("case or account"), empty_value="")
    def case(self, event: Any) -> str:
        """An account is named by its number, as in the address of its page: it may be gone."""
        if event.action == Action.RIGHTS and event.first:
            return gettext("account %(number)s") % {"number": event.first}
        return spoken(event.reference) if event.reference else ""

    @admin.display(description=_("cases on a list"), empty_value="")
    def how_many(self, event: Any) -> int | None:
        return event.how_many or None if event.action != Action.RIGHTS else None

    @admin.display(description=_("cases on the list"))
    def cases(self, event: AuditEvent) -> str:
        cases = [] if event.action == Action.RIGHTS else event.references
        return ", ".join(map(spoken, cases)) or gettext("None")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the lists themselves: that of an export may be long."""
        events = super().get_queryset(request)
        counted = events.annotate(how_many=JsonLength("references"), first=KT("references__0"))
        return counted.defer("references")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        typed = search_term.strip()
        one = Q(reference=plain(typed)) if typed else Q()
        return queryset.filter(one), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        title = {"title": _("Audit log")}
        response = super().changelist_view(request, {**title, **(extra_context or {})})
        return self._read(request, response)

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self._read(request, super().change_view(request, *args, **kwargs))

    def _read(self, request: HttpRequest, response: Any) -> Any:
        if response.status_code == OK:
            on_record(request, access_of(request), Action.AUDIT)
        return response
