"""Feet, sores and foot pulses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import FootLook, FootPulse, RestPainFoot, Wound

from ..choices import ManyChoices, OneChoice
from ..sections import FEET
from ..wording import NO, NONE_OF_THESE, TICK_SOME_OR_NONE
from .base import Page


class FeetPage(Page):
    slug = "feet"
    section = FEET
    title = _("Your feet")
    why = _("Poor blood flow often shows in the feet first.")

    foot_look = ManyChoices(
        # Translators: Danger to the foot: keep “black or dead-looking”, “not a bruise”, and “even
        # if it does not hurt”.
        _("Look at your feet. Do you see or feel any of these?"),
        [
            (FootLook.NONE, NONE_OF_THESE),
            (FootLook.ONE_COLDER, _("One foot is colder than the other most days")),
            (FootLook.PALE_RAISED, _("My foot goes pale when I lift it")),
            (
                FootLook.DUSKY_HANGING,
                _("My foot goes dark red or purple when it hangs down"),
            ),
            (FootLook.BLUE_TOE, _("A blue or purple toe")),
            (FootLook.BLACK, _("Black or dead-looking skin (not a bruise or a black nail)")),
            (
                FootLook.HOT_RED_SWOLLEN,
                _("One foot is hot and swollen, even if it does not hurt"),
            ),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=_("Tick all that apply. On dark skin, look at the soles and the nails."),
    )


class FootAtNightPage(Page):
    slug = "foot-at-night"
    section = FEET
    title = _("Foot pain in bed")
    why = _(
        "Foot pain that eases when the foot hangs down can mean that too little blood gets there."
    )

    rest_pain_foot = OneChoice(
        # Translators: Same day: blood flow too poor at rest. Foot pain, in bed, better on hanging
        # it down; not a cramp.
        _("Does your foot hurt in bed, and get better when you hang it down?"),
        [
            (RestPainFoot.NO, NO),
            (RestPainFoot.UNDER_2W, _("Yes, for less than 2 weeks")),
            (RestPainFoot.OVER_2W, _("Yes, for 2 weeks or more")),
        ],
        hint=_("A cramp in the calf or thigh does not count here."),
    )


class SoresPage(Page):
    slug = "sores"
    section = FEET
    title = _("Sores")
    why = _("A sore that does not heal can be a sign of poor blood flow or weak veins.")

    wound = ManyChoices(
        # Translators: A sore is an open place that does not heal; a break in the skin is any wound.
        # Keep the 2 weeks, pus, smell and hot skin.
        _("Do you have a sore or break in the skin?"),
        [
            (Wound.NONE, NO),
            (Wound.FOOT, _("Yes, on the foot or toes")),
            (Wound.LEG, _("Yes, on the leg")),
            (Wound.OVER_2W, _("It has been there 2 weeks or more")),
            (Wound.INFECTED, _("It has pus, a bad smell or hot skin round it")),
        ],
        missing=_("Tick all that apply, or tick “No”."),
        hint=_("Tick all that apply. Look between the toes and at the heels too."),
    )

    def clean_wound(self) -> Any:
        """Rules judge a sore by its place, so what is said of a sore has to come with one."""
        ticked = self.cleaned_data["wound"]
        if not {Wound.NONE, Wound.FOOT, Wound.LEG}.intersection(ticked):
            raise forms.ValidationError(
                _("Where is the sore? Tick the foot, the leg, or both as well."), code="no_place"
            )
        return ticked


class FootPulsePage(Page):
    slug = "foot-pulse"
    section = FEET
    title = _("Foot pulse")
    why = _("A weak pulse in the foot can be a sign of narrow arteries.")

    foot_pulse = OneChoice(
        # Translators: Keep apart what the person felt and what a nurse or doctor said.
        _("Has anyone felt the pulse in your foot?"),
        [
            (FootPulse.NOT_CHECKED, NO),
            (FootPulse.FELT, _("Yes, it was fine")),
            (FootPulse.WEAK_SELF, _("I tried and could not find it")),
            (FootPulse.WEAK_CLINICIAN, _("A nurse or doctor said it was weak or missing")),
        ],
        hint=_(
            "To try, rest two fingers on the top of your foot, or behind the bone on the inner "
            "side of your ankle. It is fine if no one has checked."
        ),
    )


PAGES = (FeetPage, FootAtNightPage, SoresPage, FootPulsePage)
