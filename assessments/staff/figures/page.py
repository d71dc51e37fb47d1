"""The page itself: who may see it, and over which days or weeks."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.exchange.figures import Period, asked_for, choices

from .cases import case_sections
from .checks import checks_section

MAY_SEE = "assessments.view_figures"


def figures_page(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """The page of figures over the days or weeks that the address names. context is the site's.

    Raises PermissionDenied for who may not see figures.
    """
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    now = timezone.now()
    period = asked_for(request.GET, now)
    shown = {
        "title": _("Figures"),
        "period": period,
        "periods": [(one.query, _name(one), one == period) for one in choices(now)],
        "last_day": timezone.localdate(now),
        "sections": [*case_sections(period), checks_section(period)],
    }
    return TemplateResponse(request, "staff/figures.html", {**context, **shown})


def _name(period: Period) -> str:
    if period.unit == "day":
        return ngettext("%(count)s day", "%(count)s days", period.count) % {"count": period.count}
    return ngettext("%(count)s week", "%(count)s weeks", period.count) % {"count": period.count}
