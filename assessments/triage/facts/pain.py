"""Facts about the pain itself: where, how long, what kind."""

from typing import TYPE_CHECKING

from ..codes import Activity, Duration, EpisodeLength, Feel, Neuro, Side, Site

if TYPE_CHECKING:
    from . import Facts

PAIN_SITES = tuple(site for site in Site if site is not Site.NONE)


def one_side(f: "Facts") -> bool:
    return f.has(Side.LEFT, Side.RIGHT)


def lasting_pain(f: "Facts") -> bool:
    return f.has(EpisodeLength.HOURS_CONSTANT)


def lasting_leg_pain(f: "Facts") -> bool:
    """Pain in the calf or thigh of one leg that lasts hours or does not go."""
    return f.lasting_pain and f.one_side and f.has(Site.CALF, Site.THIGH_FRONT, Site.THIGH_BACK)


def recent(f: "Facts") -> bool:
    """Within the last 14 days."""
    return f.has(Duration.UNDER_24H, Duration.D1_14)


def new_lasting_leg_pain(f: "Facts") -> bool:
    return f.lasting_leg_pain and f.recent


def explained(f: "Facts") -> bool:
    return f.has(Activity.KNOCK_STRAIN, Activity.NEW_HARD_EXERCISE)


def shooting_with_back_pain(f: "Facts") -> bool:
    return f.has(Feel.SHOOTING) and f.has(Neuro.BACK_PAIN)


def in_pain(f: "Facts") -> bool:
    return f.has(*PAIN_SITES)


def cramp(f: "Facts") -> bool:
    return f.has(Feel.CRAMP)


def brief_cramp(f: "Facts") -> bool:
    return f.cramp and f.has(EpisodeLength.SECS_10MIN)
