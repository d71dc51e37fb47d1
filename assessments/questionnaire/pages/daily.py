"""Drinks, heat, illness, and what the legs have been doing."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import Activity, Fluids

from ..choices import ManyChoices
from ..sections import DAILY
from ..wording import NONE_OF_THESE, TICK_ALL, TICK_SOME_OR_NONE
from .base import Page


class FluidsPage(Page):
    slug = "fluids"
    section = DAILY
    title = _("Drinks, heat and illness")
    why = _("Losing water and salts can bring on cramps.")

    fluids = ManyChoices(
        # Translators: Loss of body salts. “Sick” is vomiting, “the runs” is diarrhoea. Keep the 2
        # days.
        _("In the last few days, did any of these happen?"),
        [
            (Fluids.HEAT_SWEAT, _("I got very hot or sweated a lot")),
            (Fluids.LITTLE_DRINK, _("I drank very little")),
            (Fluids.VOMIT_DIARRHOEA, _("I was sick or had the runs")),
            (
                Fluids.VOMIT_LONG,
                _("I was sick or had the runs for more than 2 days, or cannot keep drinks down"),
            ),
            (Fluids.ALCOHOL, _("I drank a lot of alcohol")),
            (Fluids.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class ActivityPage(Page):
    slug = "activity"
    section = DAILY
    title = _("What came before")
    why = _("Hard use, a knock, or hours in one position can make legs hurt.")

    activity = ManyChoices(
        # Translators: Harmless causes, and a torn tendon (“a pop, and now …”): keep “cannot stand
        # on tiptoe”.
        _("Did any of these come before the pain?"),
        [
            (Activity.NEW_HARD_EXERCISE, _("New or hard exercise")),
            (Activity.LONG_STANDING, _("Standing for hours")),
            (Activity.LONG_SITTING, _("Sitting for hours")),
            (Activity.POP_CANNOT_PUSH, _("A pop, and now I cannot stand on tiptoe")),
            (Activity.KNOCK_STRAIN, _("A knock, pull or twist")),
            (Activity.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


PAGES = (FluidsPage, ActivityPage)
