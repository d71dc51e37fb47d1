"""Swelling, veins, and the skin of the lower leg."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import SkinChange, Swelling, SwellingDetail, Veins

from ..choices import ManyChoices, OneChoice
from ..conditions import Condition
from ..measures import measured_lazy
from ..sections import SWELLING_AND_VEINS
from ..wording import NO, NONE_OF_THESE, TICK_ALL, TICK_SOME_OR_NONE
from .base import Page


class SwellingPage(Page):
    slug = "swelling"
    section = SWELLING_AND_VEINS
    title = _("Swelling")
    why = _("Swelling of one leg can be a sign of a clot. In both legs it can come from the heart.")

    swelling = OneChoice(
        # Translators: One leg can be a clot, both can be the heart: keep one and both apart.
        _("Is there swelling?"),
        [
            (Swelling.NONE, NO),
            (Swelling.ONE_LEG, _("In one leg")),
            (Swelling.BOTH_LEGS, _("In both legs")),
        ],
        hint=_("Look at your feet, ankles, calves and thighs."),
    )


class SwellingSignsPage(Page):
    slug = "swelling-signs"
    section = SWELLING_AND_VEINS
    title = _("About the swelling")
    why = _("These signs help to tell how soon it should be looked at.")
    asked_when = Condition("swelling", "!=", Swelling.NONE)

    swelling_detail = ManyChoices(
        # Translators: Screens for a clot (Wells score): keep the 2 weeks, the 3 cm, “whole leg”
        # (with the thigh), “new” veins.
        _("Which of these fit the swelling?"),
        [
            (SwellingDetail.SUDDEN, _("It came on in the last 2 weeks")),
            (SwellingDetail.WHOLE_LEG, _("The whole leg is swollen")),
            (
                SwellingDetail.CALF_3CM,
                measured_lazy("One calf is 3 cm (just over an inch) bigger when I measure it"),
            ),
            (SwellingDetail.DENT, _("A finger press leaves a dent")),
            (
                SwellingDetail.TENDER_LINE,
                _("It is sore to press down the calf or inner thigh"),
            ),
            (SwellingDetail.HOT_RED, _("It is hot, or red, or darker than usual")),
            (
                SwellingDetail.SURFACE_VEINS,
                _("New veins show on the skin (not old varicose veins)"),
            ),
            (SwellingDetail.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=_(
            "Tick all that apply. To check for a dent, press a finger on the shin for 5 seconds, "
            "then look. To compare your calves, measure both at the same height, "
            "a hand's width below the knee."
        ),
    )


class VeinsPage(Page):
    slug = "veins"
    section = SWELLING_AND_VEINS
    title = _("Veins")
    why = _("Weak veins can make legs ache and swell. A hard, sore vein may hold a clot.")

    veins = ManyChoices(
        # Translators: Screens for a clot in a surface vein. The length of a finger, and near the
        # knee or groin, decide how soon.
        _("Do you see any of these veins?"),
        [
            (Veins.NONE, NONE_OF_THESE),
            (Veins.SPIDER, _("Thin red or blue threads")),
            (Veins.VARICOSE, _("Thick, lumpy veins")),
            (
                Veins.HARD_SORE_LOW,
                _("A hard, sore vein, shorter than my finger, below the knee"),
            ),
            (
                Veins.HARD_SORE_HIGH,
                _("A hard, sore vein that is longer than my finger, or near the knee or groin"),
            ),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=_("Tick all that apply. Veins show best when you stand."),
    )


class SkinPage(Page):
    slug = "skin"
    section = SWELLING_AND_VEINS
    title = _("Skin of the lower leg")
    why = _("Weak veins or poor blood flow can change the skin over the years.")

    skin_change = ManyChoices(
        # Translators: Signs of weak veins, and of poor blood flow (thin, shiny skin).
        _("Has the skin near your ankle or lower leg changed?"),
        [
            (SkinChange.NONE, NONE_OF_THESE),
            (SkinChange.BROWN, _("Brown or dark stain")),
            (SkinChange.ECZEMA, _("Dry, itchy rash")),
            (SkinChange.HARD_SKIN, _("Hard or tight skin")),
            (SkinChange.HEALED_ULCER, _("A leg sore that has healed")),
            (SkinChange.ANKLE_FLARE, _("A fan of small blue veins at the ankle")),
            (SkinChange.SHINY_HAIRLESS, _("Thin, shiny skin with less hair")),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


PAGES = (SwellingPage, SwellingSignsPage, VeinsPage, SkinPage)
