"""Nerves, restless legs, and what the trouble does to daily life."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import Effect, Feel, Neuro, Rls, When

from ..choices import ManyChoices
from ..conditions import AnyOf, Condition
from ..sections import NERVES_AND_DAILY_LIFE
from ..wording import NONE_OF_THESE, TICK_ALL, TICK_SOME_OR_NONE
from .base import Page


class NervesPage(Page):
    slug = "nerves"
    section = NERVES_AND_DAILY_LIFE
    title = _("Nerves and muscles")
    why = _("Nerves that are pressed or worn can make legs weak, numb or sore.")

    neuro = ManyChoices(
        # Translators: Nerves: keep “new” weakness, and both feet. Numb: less feeling or none.
        _("Do you have any of these?"),
        [
            (Neuro.FOOT_DROP, _("New weakness in one foot or leg")),
            (
                Neuro.WASTING_TWITCHING,
                _("A leg muscle that gets thinner or weaker, or keeps twitching"),
            ),
            (Neuro.BACK_PAIN, _("Back pain")),
            (Neuro.NUMB_BOTH_FEET, _("Both feet are numb or burn")),
            (Neuro.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class RestlessLegsPage(Page):
    slug = "restless-legs"
    section = NERVES_AND_DAILY_LIFE
    title = _("Restless legs")
    why = _("An urge to move the legs when at rest is common, and there is help for it.")
    asked_when = AnyOf(
        Condition("feel", "=", Feel.URGE_TO_MOVE),
        Condition("when", "=", When.NIGHT),
        Condition("when", "=", When.REST),
        Condition("when", "=", When.SITTING),
    )

    rls = ManyChoices(
        # Translators: Restless legs: an urge to move, which is no pain and no cramp.
        _("Which of these fit you?"),
        [
            (Rls.URGE, _("I feel I must move my legs")),
            (Rls.REST_WORSE, _("It starts or gets worse when I rest")),
            (Rls.MOVE_BETTER, _("Moving makes it better")),
            (Rls.EVENING_WORSE, _("It is worse in the evening or at night")),
            (Rls.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class EffectPage(Page):
    slug = "effect"
    section = NERVES_AND_DAILY_LIFE
    title = _("Daily life")
    why = _("This helps to tell how much help you need.")

    effect = ManyChoices(
        # Translators: How much it troubles the person. No blame.
        _("How does it affect you?"),
        [
            (Effect.SLEEP_MOST_NIGHTS, _("It wakes me most nights")),
            (Effect.WALKING_LIMITED, _("I walk or work less because of it")),
            (Effect.NONE, _("It does not affect me much")),
        ],
        missing=_("Tick all that apply, or say that it does not affect you much."),
        hint=TICK_ALL,
    )


PAGES = (NervesPage, RestlessLegsPage, EffectPage)
