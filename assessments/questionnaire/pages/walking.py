"""Pain on walking, and what eases it.

The walking questions are in the manner of the Edinburgh Claudication Questionnaire (Leng and
Fowkes 1992), in our own words; they are not that instrument.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.triage.codes import (
    EcqLevel,
    EcqRestStart,
    EcqStop,
    EcqUphill,
    EcqWalk,
    Relief,
    WalkDistance,
    WalkSite,
)

from ..choices import ManyChoices, OneChoice
from ..conditions import Condition
from ..measures import measured_lazy
from ..sections import WALKING
from ..wording import NO, TICK_ALL, YES
from .base import Page
from .where import IN_PAIN

PAIN_ON_WALKING = Condition("ecq_walk", "=", EcqWalk.YES)


class WalkingPage(Page):
    slug = "walking"
    section = WALKING
    title = _("Walking")
    why = _("Pain that comes on walking and goes at rest can be a sign of poor blood flow.")

    ecq_walk = OneChoice(
        # Translators: Screens for narrow leg arteries. “Feel bad” takes in tired, heavy or tight
        # legs.
        _("Do your legs hurt or feel bad when you walk?"),
        [(EcqWalk.YES, YES), (EcqWalk.NO, NO), (EcqWalk.CANNOT_WALK, _("I cannot walk"))],
    )


class WalkingPainPage(Page):
    slug = "walking-pain"
    section = WALKING
    title = _("Pain when you walk")
    why = _("What brings on the pain helps to tell blood flow from joints and nerves.")
    asked_when = PAIN_ON_WALKING

    ecq_rest_start = OneChoice(
        # Translators: “Ever start” while at rest, which speaks against narrow arteries. Not whether
        # it goes on at rest.
        _("Does this walking pain ever start while you stand still or sit?"),
        [(EcqRestStart.YES, YES), (EcqRestStart.NO, NO)],
        missing=_("Choose if it ever starts while you stand still or sit."),
    )
    ecq_uphill = OneChoice(
        # Translators: Keep uphill or hurry: either is enough.
        _("Do you get it when you walk uphill or hurry?"),
        [
            (EcqUphill.YES, YES),
            (EcqUphill.NO, NO),
            (EcqUphill.NEVER, _("I never walk uphill or hurry")),
        ],
        missing=_("Choose if you get it when you walk uphill or hurry."),
    )
    ecq_level = OneChoice(
        # Translators: Normal pace, flat ground: both.
        _("Do you get it at a normal pace on flat ground?"),
        [(EcqLevel.YES, YES), (EcqLevel.NO, NO)],
        missing=_("Choose if you get it at a normal pace on flat ground."),
    )


class WalkingStopPage(Page):
    slug = "walking-stop"
    section = WALKING
    title = _("When you stop")
    why = _("Pain from poor blood flow often goes soon after you stand still.")
    asked_when = PAIN_ON_WALKING

    ecq_stop = OneChoice(
        # Translators: Screens for narrow arteries: standing still, not sitting down. Keep the 10
        # minutes.
        _("If you stop and stand still, what happens to the pain?"),
        [
            (EcqStop.GONE_10, _("It goes in 10 minutes or less")),
            (EcqStop.LONGER_10, _("It lasts more than 10 minutes")),
        ],
        missing=_("Choose what happens to the pain when you stand still."),
    )
    walk_site = ManyChoices(
        # Translators: Where it hurts on walking: muscle (calf, thigh, buttock) against joint (hip,
        # knee).
        _("Where is the walking pain?"),
        [
            (WalkSite.CALF, pgettext_lazy("body", "Calf")),
            (WalkSite.THIGH_FRONT, pgettext_lazy("body", "Front of thigh")),
            (WalkSite.THIGH_BACK, pgettext_lazy("body", "Back of thigh")),
            (WalkSite.BUTTOCK, pgettext_lazy("body", "Buttock")),
            (WalkSite.FOOT, pgettext_lazy("body", "Foot")),
            (WalkSite.SHIN, pgettext_lazy("body", "Shin")),
            (WalkSite.HIP_JOINT, pgettext_lazy("body", "Hip joint or groin")),
            (WalkSite.KNEE_JOINT, pgettext_lazy("body", "Knee joint")),
        ],
        missing=_("Tick each place where walking hurts."),
        hint=TICK_ALL,
    )
    walk_distance = OneChoice(
        # Translators: How bad it is: the distance before the pain starts, not before the person
        # stops.
        _("How far can you walk on flat ground before it starts?"),
        [
            (
                WalkDistance.UNDER_50M,
                measured_lazy("Less than 50 metres (half a football pitch)"),
            ),
            (WalkDistance.M50_200, measured_lazy("50 to 200 metres")),
            (WalkDistance.OVER_200M, measured_lazy("More than 200 metres")),
            (WalkDistance.VARIES, _("It changes from day to day")),
        ],
        missing=_("Choose how far you can walk before it starts."),
    )


class ReliefPage(Page):
    slug = "relief"
    section = WALKING
    title = _("What helps")
    why = _("What eases the pain is a clue to its cause.")
    asked_when = IN_PAIN

    relief = ManyChoices(
        # Translators: What eases it. Standing still (arteries) must differ from sitting or leaning
        # forward (spine).
        _("What makes it better?"),
        [
            (Relief.STAND_STILL, _("Standing still")),
            (Relief.SIT, _("Sitting down")),
            (Relief.BEND_FORWARD, _("Leaning forward, such as on a shopping cart")),
            (Relief.WALK_ABOUT, _("Walking about")),
            (Relief.STRETCH_RUB, _("Stretching or rubbing")),
            (Relief.LEGS_UP, _("Putting my legs up")),
            (Relief.LEGS_DOWN, _("Hanging my leg down")),
            (Relief.NOTHING, _("Nothing helps")),
        ],
        hint=TICK_ALL,
    )


PAGES = (WalkingPage, WalkingPainPage, WalkingStopPage, ReliefPage)
