"""What can be done with many cases of the queue at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assessments import limits, services
from assessments.exchange import case_export
from assessments.exchange.download import file_of_today
from assessments.models import User
from assessments.models.audit_event import Action

from .access import access_of
from .assignable import NOBODY, assignable, who_to_assign_to
from .case_rights import CaseRights
from .paging import MOST
from .search import why_of


class AssignForm(ActionForm):
    """The actions, and who cases are to be assigned to."""

    to = forms.ChoiceField(label=_("Assign to:"), required=False, choices=who_to_assign_to)


@admin.action(description=_("Assign to me"), permissions=["review"])
def take_selected(model_admin: admin.ModelAdmin, request: HttpRequest, cases: QuerySet) -> None:
    done = services.take_all(case_ids=_ids(cases), access=access_of(request, why_of(request)))
    taken = ngettext("You took %(count)d case.", "You took %(count)d cases.", done.taken)
    model_admin.message_user(request, taken % {"count": done.taken})
    if done.by_others:
        kept = ngettext(
            "%(count)d case was left as it is: somebody else has taken it.",
            "%(count)d cases were left as they are: others have taken them.",
            done.by_others,
        )
        model_admin.message_user(request, kept % {"count": done.by_others}, messages.WARNING)


@admin.action(description=_("Assign to…"), permissions=["assign"])
def assign_selected(model_admin: admin.ModelAdmin, request: HttpRequest, cases: QuerySet) -> None:
    chosen = request.POST.get("to", "")
    if not chosen:
        say = _("Nothing was changed: choose who to assign to, beside the action.")
        model_admin.message_user(request, say, messages.WARNING)
        return
    to = None if chosen == NOBODY else assignable().get(pk=chosen)
    access = access_of(request, why_of(request))
    count = services.assign(case_ids=_ids(cases), to=to, access=access)
    model_admin.message_user(request, _assigned(count, to))


@admin.action(description=_("Export as CSV"), permissions=["export"])
def export_selected(
    model_admin: admin.ModelAdmin, request: HttpRequest, cases: QuerySet
) -> HttpResponseBase:
    if limits.too_often(request, "staff_export"):
        return limits.refused(request)
    chosen = list(cases.values_list("pk", "assessment__reference")[:MOST])
    # Before the first line is out: a file that was broken off was read as well.
    references = [reference for _id, reference in chosen]
    services.record_list(access_of(request, why_of(request)), Action.EXPORT, references)
    lines = case_export.as_csv([pk for pk, _reference in chosen])
    return file_of_today(lines, "csv", "cases")


class Bulk(CaseRights):
    """The actions of the queue, each for who has the right to it."""

    actions = (take_selected, assign_selected, export_selected)
    action_form = AssignForm

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().response_action(request, *args, **kwargs)
        except ValidationError:  # what was ticked is no case's id
            say = _("Nothing was changed: choose cases of the list.")
            self.message_user(request, say, messages.WARNING)
            return None


def _ids(cases: QuerySet) -> list[UUID]:
    """Those chosen, in the order of the queue; no more than the page says."""
    return list(cases.values_list("pk", flat=True)[:MOST])


def _assigned(count: int, to: User | None) -> str:
    if to is None:
        said = ngettext(
            "%(count)d case is assigned to nobody now.",
            "%(count)d cases are assigned to nobody now.",
            count,
        )
    else:
        said = ngettext(
            "%(count)d case was assigned to %(who)s.",
            "%(count)d cases were assigned to %(who)s.",
            count,
        )
    return said % {"count": count, "who": to}
