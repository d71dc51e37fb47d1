"""What is common and mostly harmless: night cramps, exercise, posture, pregnancy cramps."""

from ..codes import Activity, Effect, Feel, When
from ..facts import Facts
from ..outcome import Urgency
from ..patterns import Pattern
from ..references.general import HLBC, HSE_PREG, SEED, K
from ..references.muscles_and_medicines import NHS_CRAMP, NLC
from ..wording import gettext_noop as _
from .rule import rule


def cramp_on_most_nights(f: Facts) -> bool:
    return f.cramp and f.has(Effect.SLEEP_MOST_NIGHTS)


R12 = rule(
    "R12",
    Urgency.ROUTINE,
    Pattern.NIGHT_CRAMP,
    cramp_on_most_nights,
    reads=("effect", Facts.cramp),
    reason=_("Cramps that wake you most nights are worth a visit to look for a cause."),
    references=(NHS_CRAMP, NLC),
)


def short_night_cramp(f: Facts) -> bool:
    return f.brief_cramp and f.has(When.NIGHT, When.REST)


C01 = rule(
    "C01",
    Urgency.SELF_CARE,
    Pattern.NIGHT_CRAMP,
    short_night_cramp,
    reads=("when", Facts.brief_cramp),
    reason=_("Short, hard calf or foot cramps at night are common and mostly harmless."),
    references=(NLC, NHS_CRAMP),
)


def hard_or_new_exercise(f: Facts) -> bool:
    return f.has(Activity.NEW_HARD_EXERCISE) or (f.cramp and f.has(When.AFTER_EXERCISE))


C02 = rule(
    "C02",
    Urgency.SELF_CARE,
    Pattern.EXERCISE_CRAMP,
    hard_or_new_exercise,
    reads=("activity", "when", Facts.cramp),
    reason=_("Hard or new exercise can leave muscles sore or make them cramp."),
    references=(SEED, K),
)


def long_standing_or_sitting(f: Facts) -> bool:
    return f.has(Activity.LONG_STANDING, Activity.LONG_SITTING) and f.has(
        Feel.CRAMP, Feel.ACHE_HEAVY
    )


C04 = rule(
    "C04",
    Urgency.SELF_CARE,
    Pattern.POSTURE,
    long_standing_or_sitting,
    reads=("activity", "feel"),
    reason=_("Standing or sitting still for hours can make leg muscles cramp or ache."),
    references=(SEED,),
)


def short_cramp_around_birth(f: Facts) -> bool:
    return f.pregnancy and f.brief_cramp


C05 = rule(
    "C05",
    Urgency.SELF_CARE,
    Pattern.PREGNANCY_CRAMP,
    short_cramp_around_birth,
    reads=(Facts.pregnancy, Facts.brief_cramp),
    reason=_("Short leg cramps are common in pregnancy, mostly at night."),
    references=(HSE_PREG, HLBC),
)
