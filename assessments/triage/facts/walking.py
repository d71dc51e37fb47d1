"""Facts about pain on walking: Edinburgh-style claudication, and what is not it.

Sources: Leng and Fowkes 1992 for the scoring; Nadeau 2013 for pain from a narrow spine. The
questions are our own: these are not the validated questionnaire.
"""

from typing import TYPE_CHECKING

from ..codes import EcqLevel, EcqRestStart, EcqStop, EcqUphill, EcqWalk, Relief, WalkSite, When

if TYPE_CHECKING:
    from . import Facts


def ecq_claudication(f: "Facts") -> bool:
    """The Edinburgh-style timing of claudication, wherever it is felt."""
    return (
        f.has(EcqWalk.YES)
        and f.has(EcqRestStart.NO)
        and f.has(EcqStop.GONE_10)
        and (f.has(EcqUphill.YES) or (f.has(EcqUphill.NEVER) and f.has(EcqLevel.YES)))
    )


def ecq_definite(f: "Facts") -> bool:
    return f.has(WalkSite.CALF) and f.ecq_claudication


def ecq_atypical(f: "Facts") -> bool:
    """In thigh or buttock without the calf; back of thigh alone does not count."""
    return (
        f.has(WalkSite.THIGH_FRONT, WalkSite.BUTTOCK)
        and not f.has(WalkSite.CALF)
        and f.ecq_claudication
    )


def ecq_positive(f: "Facts") -> bool:
    return f.ecq_definite or f.ecq_atypical


def ecq_grade(f: "Facts") -> int:
    """2 when it comes at a normal pace on the level, else 1; 0 when not positive."""
    if not f.ecq_positive:
        return 0
    return 2 if f.has(EcqLevel.YES) else 1


def other_exertional_pain(f: "Facts") -> bool:
    """Walking pain in muscle or foot that is not Edinburgh-style claudication."""
    return (
        f.has(EcqWalk.YES)
        and f.has(
            WalkSite.CALF,
            WalkSite.THIGH_FRONT,
            WalkSite.THIGH_BACK,
            WalkSite.BUTTOCK,
            WalkSite.FOOT,
        )
        and not f.ecq_positive
    )


def neurogenic(f: "Facts") -> bool:
    """Leg pain of a narrow spine: with walking and standing, eased by sitting or bending."""
    return (
        f.has(EcqWalk.YES)
        and f.has(When.STANDING)
        and f.has(Relief.SIT, Relief.BEND_FORWARD)
        and not f.has(Relief.STAND_STILL)
    )
