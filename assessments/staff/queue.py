"""The queue: what patients sent, the most urgent first."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from assessments.exchange import codebook
from assessments.exchange.download import file_of_today
from assessments.models import Case
from assessments.models.audit_event import Action
from assessments.models.wording import URGENCY

from .access import access_of
from .bulk import Bulk
from .change_list import QueueList
from .filters import ByAssigned, ByFamily, BySent, ByState, ByUrgency
from .long_list import LongList
from .looks import list_on_record
from .paging import MOST
from .search import matching, search_of
from .waiting import waiting

TEMPLATES = "admin/assessments/case"


class Columns(admin.ModelAdmin):
    """What the queue says of a case. Nothing of it is encrypted, and nothing costs a query."""

    list_display = (
        "reference",
        "urgency_shown",
        "waiting",
        "leading",
        "age_band",
        "state_shown",
        "assignee",
        "submitted",
    )
    list_display_links = ("reference",)

    @admin.display(description=_("reference"))
    def reference(self, case: Case) -> str:
        return case.assessment.spoken_reference

    @admin.display(description=_("submitted"))
    def submitted(self, case: Case) -> str:
        return date_format(localtime(case.assessment.submitted_at), "Y-m-d H:i")

    @admin.display(description=_("urgency"))
    def urgency_shown(self, case: Case) -> str:
        shown = {"urgency": case.urgency_code, "word": URGENCY[case.urgency]}
        return render_to_string(f"{TEMPLATES}/urgency.html", shown)

    @admin.display(description=_("leading pattern"))
    def leading(self, case: Case) -> str:
        return case.assessment.leading_title

    @admin.display(description=_("age"))
    def age_band(self, case: Case) -> str:
        return case.assessment.get_age_band_display()

    @admin.display(description=_("waiting"))
    def waiting(self, case: Case) -> str:
        shown = {"waiting": waiting(case, timezone.now())}
        return render_to_string(f"{TEMPLATES}/waiting.html", shown)

    @admin.display(description=_("state"))
    def state_shown(self, case: Any) -> str:
        shown = {"state": case.get_state_display(), "taken_back": case.is_taken_back}
        return render_to_string(f"{TEMPLATES}/state.html", shown)

    @admin.display(description=_("assigned to"))
    def assignee(self, case: Case) -> str:
        return gettext("Nobody") if case.assigned_to is None else case.assigned_to.email


class Queue(Columns, LongList, Bulk):
    """The list of cases. That it was seen, and which cases were on it, is put on record."""

    ordering = ("-urgency", "sent_at", "pk")
    list_filter = (ByState, ByUrgency, ByFamily, ByAssigned, BySent)
    search_fields = ("assessment__reference",)
    search_help_text = _(
        "A reference, or the full email address of an account, in any state. Names cannot be "
        "searched: they are kept encrypted."
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        # Who has them is looked up apart. Joined, PostgreSQL takes staff for the oldest accounts,
        # and reads through all accounts to reach one that is new.
        cases = super().get_queryset(request).select_related("assessment")
        return cases.prefetch_related("assigned_to").defer("contact", "assessment__content")

    def get_preserved_filters(self, request: HttpRequest) -> str:
        """What the address of a case keeps of the list's: no email, since addresses are logged."""
        return "" if "@" in search_of(request) else super().get_preserved_filters(request)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QueueList]:
        return QueueList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        typed = search_term.strip()
        return (matching(queryset, typed) if typed else queryset), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        more = {"title": _("Cases")}
        response = super().changelist_view(request, {**more, **(extra_context or {})})
        shown = getattr(response, "context_data", None) or {}
        if "cl" in shown:
            self._listed(request, shown["cl"])
            self._fit_actions(request, shown)
        return response

    def _listed(self, request: HttpRequest, cl: QueueList) -> None:
        references = [case.assessment.reference for case in cl.result_list]
        list_on_record(request, access_of(request, cl.why), Action.LIST, references)

    def _fit_actions(self, request: HttpRequest, shown: dict[str, Any]) -> None:
        """Offers what the reader may do, and says how many that would be done to."""
        if shown["action_form"]:
            fields = shown["action_form"].fields
            if self.has_assign_permission(request):
                # Drawing a select reads its choices twice; the database is asked once.
                fields["to"].choices = list(fields["to"].choices)
            else:
                del fields["to"]
        if shown["cl"].paginator.has_more:
            most = {"count": MOST}
            shown["selection_note_all"] = gettext("The first %(count)d selected") % most

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(require_safe(self.codebook))
        return [
            path("codebook/", view, name="assessments_case_codebook"),
            *super().get_urls(),
        ]

    def codebook(self, request: HttpRequest) -> HttpResponseBase:
        """What the columns and codes of an export stand for."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        return file_of_today(codebook.as_csv(), "csv", "codebook")
