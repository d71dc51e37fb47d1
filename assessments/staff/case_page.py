"""One case, read as a person would read it, and what can be done about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assessments import limits, services
from assessments.exchange import pdf
from assessments.exchange.fhir.file import fhir_file
from assessments.exchange.sheet_file import sheet_file
from assessments.models import Case
from assessments.models.audit_event import Action, Why

from .access import CAME_FROM, access_of
from .case_reading import History, case_context, sheet_of
from .case_rights import CaseRights
from .entry_form import EntryForm
from .looks import list_on_record, on_record


class CasePage(CaseRights):
    """The page of one case. Whoever opens it is put on record before anything is shown."""

    def get_urls(self) -> Any:
        def named(address: str, view: Callable[..., Any], name: str) -> Any:
            at = f"<uuid:pk>/{address}"
            return path(at, self.admin_site.admin_view(view), name=f"assessments_case_{name}")

        return [
            named("take/", require_POST(self.take), "take"),
            named("release/", require_POST(self.release), "release"),
            named("sheet/", require_safe(self.sheet), "sheet"),
            named("sheet.pdf", require_safe(self.sheet_pdf), "sheet_pdf"),
            named("fhir.json", require_safe(self.fhir), "fhir"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Shows a case; a POST adds an entry to it."""
        case = self._case(request, object_id)
        if request.method == "POST":
            return self._add_entry(request, case)
        return self._show(request, case, EntryForm(case=case))

    def history_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who read and did what stands in the audit log."""
        raise Http404

    def take(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Takes the case, unless somebody else was quicker."""
        return self._move(request, pk, services.take, _("The case is yours."))

    def release(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Gives the case back, for others to take."""
        return self._move(request, pk, services.release, _("The case is free again."))

    def sheet(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The patient's sheet for the visit, to be printed."""
        case = self._case(request, pk)
        on_record(request, access_of(request, Why.CASE), Action.PRINT, case)
        context = {
            "case": case,
            "sheet": sheet_of(case),
            "taken_back": case.is_taken_back,
        }
        return TemplateResponse(request, "staff/sheet.html", context)

    def sheet_pdf(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The same as a file."""
        if limits.too_often(request, "staff_sheet_pdf"):
            return limits.refused(request)
        case = self._case(request, pk)
        if not pdf.available():
            said = _("This machine makes no PDFs. Print the sheet instead.")
            messages.error(request, said)
            return _opened(case, Why.CASE)
        on_record(request, access_of(request, Why.CASE), Action.PRINT, case)
        file = sheet_file(sheet_of(case), taken_back=case.is_taken_back, request=request)
        return file.response()

    def fhir(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The result as a FHIR document, for the records of the clinic.

        It says what the sheet says, so who may print that may have it. It is an export all the
        same, and so few are to be had an hour that they cannot take the place of a larger one.
        """
        if limits.too_often(request, "staff_fhir"):
            return limits.refused(request)
        case = self._case(request, pk)
        on_record(request, access_of(request, Why.CASE), Action.EXPORT, case)
        return fhir_file(
            case.assessment,
            settings.LANGUAGE_CODE,
            taken_back=case.is_taken_back,
            made_at=timezone.now(),
        )

    def _case(self, request: HttpRequest, pk: Any) -> Case:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            case = services.case_to_read(UUID(str(pk)))
        except ValueError:
            case = None
        if case is None:
            raise Http404
        return case

    def _needs_review(self, request: HttpRequest) -> None:
        if not self.has_review_permission(request):
            raise PermissionDenied

    def _show(
        self, request: HttpRequest, case: Case, form: EntryForm, status: int = 200
    ) -> HttpResponse:
        on_record(request, access_of(request), Action.READ, case)
        read = case_context(case)
        _record_beside(request, read["history"])
        context = {
            **self.admin_site.each_context(request),
            **read,
            "opts": self.opts,
            "title": _("Case %(reference)s") % {"reference": case},
            "form": form,
            "may_review": self.has_review_permission(request),
            "is_mine": case.assigned_to_id == request.user.pk,
        }
        template = "admin/assessments/case/change_form.html"
        return TemplateResponse(request, template, context, status=status)

    def _add_entry(self, request: HttpRequest, case: Case) -> HttpResponse:
        self._needs_review(request)
        form = EntryForm(request.POST, case=case)
        if not form.is_valid():
            # The page is drawn anew with what others did meanwhile: they are not passed over.
            if form.cleaned_data.get("version") != case.version:
                form.add_error(None, _changed_meanwhile())
            return self._show(request, case, form)
        try:
            services.review(
                case_id=case.pk,
                entry=form.entry(),
                seen_version=form.cleaned_data["version"],
                access=access_of(request),
            )
        except services.ChangedMeanwhile:
            form.add_error(None, _changed_meanwhile())
            return self._show(request, self._case(request, case.pk), form, status=409)
        messages.success(request, _("Your entry on case %(case)s is saved.") % {"case": case})
        return self._after_entry(request, case)

    def _after_entry(self, request: HttpRequest, case: Case) -> HttpResponse:
        """On to the next case, where that was asked for and there is one."""
        if "next" not in request.POST:
            return _opened(case, Why.CASE)
        following = services.next_to_read(access_of(request).user, case)
        if following is None:
            messages.info(request, _nothing_free(services.count_others_open(case)))
            return redirect("admin:assessments_case_changelist")
        return _opened(following, Why.QUEUE)

    def _move(
        self, request: HttpRequest, pk: UUID, act: Callable[..., Case], done: str
    ) -> HttpResponse:
        case = self._case(request, pk)
        self._needs_review(request)
        try:
            act(case_id=case.pk, access=access_of(request, Why.CASE))
        except services.TakenByAnother:
            messages.error(request, _("Somebody else has taken this case. See below who."))
        else:
            messages.success(request, done)
        return _opened(case, Why.CASE)


def _opened(case: Case, why: Why) -> HttpResponse:
    """To the page of a case, whose address says what led there."""
    address = reverse("admin:assessments_case_change", args=[case.pk])
    return redirect(f"{address}?{urlencode({CAME_FROM: why.value})}")


def _record_beside(request: HttpRequest, history: History) -> None:
    """Whose other cases are named on the page, and answers of the one before are shown."""
    access = access_of(request, Why.PATIENT)
    others = [*history.newer, *history.older]
    if others:
        references = [one.assessment.reference for one in others]
        list_on_record(request, access, Action.LIST, references)
    if history.since_last:
        on_record(request, access, Action.READ, history.older[0])


def _nothing_free(open_elsewhere: int) -> str:
    if not open_elsewhere:
        return _("There is no other open case.")
    said = ngettext(
        "No other case is free. %(count)d is open and in somebody else’s hands.",
        "No other case is free. %(count)d are open and in others’ hands.",
        open_elsewhere,
    )
    return said % {"count": open_elsewhere}


def _changed_meanwhile() -> str:
    return _(
        "Somebody else changed this case while you were reading it. Nothing of yours is saved yet, "
        "and your words are still here. Look at what is new, then save again."
    )
