"""Before you start: whether to go on, and whether the person is an adult."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import Consent

from ..choices import OneChoice
from ..conditions import Condition
from ..numbers import AgeField
from ..remarks import Tick
from ..sections import BEFORE_YOU_START
from ..wording import NO, YES
from .base import Page


class StartPage(Page):
    slug = "start"
    section = BEFORE_YOU_START
    title = _("Before you start")
    why = _("We ask so that you know what this check can and cannot do.")

    consent = OneChoice(
        _(
            # Translators: Screens nobody out: keep plain that this is no doctor and cannot be sure.
            "This check gives advice. It is not a doctor and cannot say for sure what is wrong. "
            "Are you happy to go on?"
        ),
        [(Consent.YES, YES), (Consent.NO, NO)],
        missing=_("Choose “Yes” to go on, or “No” to stop here."),
    )
    for_other = Tick(
        _("I am answering for another adult, who is here with me"),
        hint=_("On all the pages, “you” then means that person."),
    )
    shared_device = Tick(
        _("Other people use this phone or computer too"),
        hint=_("We then forget your answers when you close the browser, or stop for a while."),
    )


class AgePage(Page):
    slug = "age"
    section = BEFORE_YOU_START
    title = _("Your age")
    why = _("Some leg problems are more common at some ages. This check is for adults only.")
    asked_when = Condition("consent", "=", Consent.YES)

    age_years = AgeField(
        # Translators: Under 18 the check ends.
        _("How old are you?"),
        required=True,
        missing=_("Type your age in years, such as 52."),
        hint=_("Type your age in years, such as 52."),
    )


PAGES = (StartPage, AgePage)
