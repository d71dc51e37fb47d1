"""Where the trouble is, when it began, what it feels like and when it comes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.triage.codes import Duration, EpisodeLength, Feel, Side, Site, When

from ..choices import ManyChoices, OneChoice
from ..conditions import Condition
from ..sections import WHERE_AND_WHAT
from ..wording import TICK_ALL
from .base import Page

IN_PAIN = Condition("site", "!=", Site.NONE)


class WherePage(Page):
    slug = "where"
    section = WHERE_AND_WHAT
    title = _("Where it is")
    why = _("The place is a clue. Muscles, veins, arteries and nerves hurt in their own spots.")

    side = OneChoice(
        # Translators: Which leg, as the person sees it from inside: their own left and right.
        _("Which leg is it?"),
        [
            (Side.LEFT, pgettext_lazy("leg", "Left")),
            (Side.RIGHT, pgettext_lazy("leg", "Right")),
            (Side.BOTH, pgettext_lazy("leg", "Both")),
            (Side.CHANGES, pgettext_lazy("leg", "It changes")),
        ],
        missing=_("Choose which leg it is."),
    )
    site = ManyChoices(
        # Translators: Where it is felt. Body words as people use them; groin and buttock must be
        # told apart from hip and thigh.
        _("Where do you feel it?"),
        [
            (Site.BUTTOCK, pgettext_lazy("body", "Buttock")),
            (Site.HIP, pgettext_lazy("body", "Hip or groin")),
            (Site.THIGH_FRONT, pgettext_lazy("body", "Front of thigh")),
            (Site.THIGH_BACK, pgettext_lazy("body", "Back of thigh")),
            (Site.KNEE, pgettext_lazy("body", "Knee")),
            (Site.CALF, pgettext_lazy("body", "Calf")),
            (Site.SHIN, pgettext_lazy("body", "Shin")),
            (Site.ANKLE, pgettext_lazy("body", "Ankle")),
            (Site.FOOT, pgettext_lazy("body", "Foot or toes")),
            (Site.NONE, _("No pain or cramp: swelling, veins, skin or a sore brought me here")),
        ],
        missing=_("Tick each place where you feel it. If there is no pain or cramp, tick that."),
        hint=TICK_ALL,
        picture="leg_check/body_picker.html",
    )


class StartedPage(Page):
    slug = "started"
    section = WHERE_AND_WHAT
    title = _("When it started")
    why = _("A new problem can need help sooner than an old one.")

    duration = OneChoice(
        # Translators: Tells a new problem from an old one: keep the spans as they are, with no gap
        # between them.
        _("When did this problem start?"),
        [
            (Duration.UNDER_24H, _("In the last day")),
            (Duration.D1_14, _("1 to 14 days ago")),
            (Duration.W2_12, _("2 to 12 weeks ago")),
            (Duration.OVER_3M, _("More than 3 months ago")),
        ],
    )


class FeelingPage(Page):
    slug = "feeling"
    section = WHERE_AND_WHAT
    title = _("What it feels like")
    why = _("A cramp, an ache and a burn can each point to a different cause.")
    asked_when = IN_PAIN

    feel = ManyChoices(
        # Translators: Tells a cramp (a muscle that goes hard) from an ache, a burn and an urge to
        # move.
        _("What does it feel like?"),
        [
            (Feel.CRAMP, _("A sudden, hard cramp")),
            (Feel.ACHE_HEAVY, _("Ache or heavy feeling")),
            (Feel.BURNING_TINGLING, _("Burning, or pins and needles")),
            (Feel.URGE_TO_MOVE, _("An urge to move my legs")),
            (Feel.THROBBING, _("Throbbing")),
            (Feel.SHOOTING, _("Sharp or shooting")),
            (Feel.TIGHT_BURSTING, _("Tight, like it will burst")),
            (Feel.WEAK_TIRED, pgettext_lazy("leg", "Weak or tired")),
            (Feel.SORE_TENDER, _("Sore to touch")),
        ],
        hint=TICK_ALL,
    )


class TimingPage(Page):
    slug = "timing"
    section = WHERE_AND_WHAT
    title = _("When it comes")
    why = _("Pain on walking, at night or at rest can each point to a different cause.")
    asked_when = IN_PAIN

    when = ManyChoices(
        # Translators: Tells blood flow (walking) from veins (standing), nerves (sitting, standing)
        # and cramps (night).
        _("When does it happen?"),
        [
            (When.WALKING, _("When I walk")),
            (When.SPORT, _("When I run or play sport")),
            (When.STANDING, _("When I stand")),
            (When.SITTING, _("When I sit")),
            (When.NIGHT, _("In bed at night")),
            (When.REST, _("At rest in the day")),
            (When.AFTER_EXERCISE, _("After exercise")),
            (When.END_OF_DAY, _("By the end of the day")),
            (When.CONSTANT, _("All the time")),
            (When.RANDOM, _("At any time")),
        ],
        missing=_("Tick at least one time when it happens."),
        hint=TICK_ALL,
    )
    episode_length = OneChoice(
        # Translators: A cramp of more than 10 minutes is no common cramp: keep the limits.
        _("How long does each bout last?"),
        [
            (EpisodeLength.SECS_10MIN, _("Seconds, up to 10 minutes")),
            (EpisodeLength.M10_60, _("10 minutes to 1 hour")),
            (EpisodeLength.HOURS_CONSTANT, _("Hours, or it does not go away")),
        ],
        missing=_("Choose how long each bout lasts."),
    )


PAGES = (WherePage, StartedPage, FeelingPage, TimingPage)
