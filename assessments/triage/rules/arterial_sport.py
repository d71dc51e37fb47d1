"""Leg pain of sport in the young: a trapped artery, or pressure in the muscle."""

from ..codes import Duration, Feel, FootLook, When
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.arteries import CECS, PAES
from ..wording import gettext_noop as _
from .rule import rule


def sport_pain_with_tingling_or_cold_foot(f: Facts) -> bool:
    return (
        f.young
        and (f.has(When.SPORT) or f.ecq_positive)
        and (f.has(Feel.BURNING_TINGLING) or f.has(FootLook.ONE_COLDER))
    )


N16 = rule(
    "N16",
    Urgency.SOON,
    Pattern.YOUNG_EXERTIONAL,
    sport_pain_with_tingling_or_cold_foot,
    reads=("when", "feel", "foot_look", Facts.young, Facts.ecq_positive),
    reason=_("Leg pain with tingling or a cold foot during sport can be a trapped artery."),
    references=(PAES,),
)


def sport_pain_that_goes_with_rest(f: Facts) -> bool:
    """For over 2 weeks, in sport only."""
    return (
        f.young
        and f.has(When.SPORT)
        and f.has(Feel.TIGHT_BURSTING, Feel.CRAMP, Feel.WEAK_TIRED, Feel.ACHE_HEAVY)
        and f.has(Duration.W2_12, Duration.OVER_3M)
        and not f.has(When.NIGHT, When.REST, When.CONSTANT, When.AFTER_EXERCISE)
    )


R15 = rule(
    "R15",
    Urgency.ROUTINE,
    Pattern.YOUNG_EXERTIONAL,
    sport_pain_that_goes_with_rest,
    reads=("when", "feel", "duration", Facts.young),
    reason=_(
        "Leg pain that comes each time you play sport and goes with rest can be muscle "
        "pressure or a trapped artery."
    ),
    references=(PAES, CECS),
)
