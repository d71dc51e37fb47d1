"""Muscle in danger: pressure, breakdown, a cramp that does not let go."""

from ..codes import EmOther, EpisodeLength, Feel, When
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.muscles_and_medicines import ACS, ACS_CASE, NHS_CRAMP, NHS_STATIN, RHAB, SRM
from ..wording import gettext_noop as _
from .rule import rule


def muscle_hard_for_over_an_hour(f: Facts) -> bool:
    return f.has(EmOther.TIGHT_HOURS)


E06 = rule(
    "E06",
    Urgency.EMERGENCY,
    Pattern.COMPARTMENT_SYNDROME,
    muscle_hard_for_over_an_hour,
    reads=("em_other",),
    reason=_(
        # Translators: “In hours” means within a few hours: do not let it sound slow.
        "A muscle that stays rock hard and very sore may be under too much pressure. It can "
        "be damaged in hours."
    ),
    references=(ACS, ACS_CASE),
)


def dark_urine(f: Facts) -> bool:
    return f.has(EmOther.DARK_URINE)


E07 = rule(
    "E07",
    Urgency.EMERGENCY,
    Pattern.RHABDOMYOLYSIS,
    dark_urine,
    reads=("em_other",),
    reason=_(
        # Translators: Pee that is brown, red or like cola. Keep that the kidneys are at risk.
        "Dark pee with muscle pain can mean muscle is breaking down and hurting your kidneys."
    ),
    references=(NHS_STATIN, RHAB),
)


def statin_ache_with_great_weakness(f: Facts) -> bool:
    return f.statin_ache and f.has(EmOther.HEART_OR_VERY_WEAK)


E13 = rule(
    "E13",
    Urgency.EMERGENCY,
    Pattern.RHABDOMYOLYSIS,
    statin_ache_with_great_weakness,
    reads=("em_other", Facts.statin_ache),
    reason=_(
        # Translators: Keep “today in hospital”, and “great”: far more than tired.
        "Sore muscles with great weakness while on a statin need blood tests today in hospital."
    ),
    references=(NHS_STATIN, SRM, RHAB),
)


def cramp_that_does_not_let_go(f: Facts) -> bool:
    """A bout at rest of over 10 minutes, with nothing else in the pain to explain its length."""
    return (
        f.cramp
        and f.has(EpisodeLength.M10_60, EpisodeLength.HOURS_CONSTANT)
        and f.has(When.NIGHT, When.REST, When.RANDOM, When.CONSTANT)
        and not f.has(Feel.ACHE_HEAVY, Feel.THROBBING, Feel.BURNING_TINGLING)
        and not f.ecq_positive
    )


S19 = rule(
    "S19",
    Urgency.SAME_DAY,
    Pattern.PROLONGED_CRAMP,
    cramp_that_does_not_let_go,
    reads=("feel", "episode_length", "when", Facts.cramp, Facts.ecq_positive),
    # Translators: Keep “10 minutes” and “today”.
    reason=_("A cramp that will not let go after 10 minutes is not typical. Get it checked today."),
    references=(NHS_CRAMP,),
)
