"""What each level of urgency asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..facts import Facts
from ..outcome import Outcome, Urgency
from ..wording import gettext_noop as _

FOOT_TEAM_ALONE = frozenset({"S09"})
"""Same-day rules that may wait for the next working day, when no other same-day rule is met."""

LUNG_OR_HEART = _(
    "Call {emergency_number} if you find it hard to breathe, have chest pain, or pass out."
)
SUDDEN_LEG = _(
    "Call {emergency_number} if a leg turns cold, pale, blue or numb, or you cannot move it."
)
CLOT_OR_INFECTION = _(
    "Get help today if one leg swells, gets hot or red, or hurts all the time, or if you get a "
    "fever."
)
FOOT = _("Get help today if you see a sore, or black or blue skin, on a foot.")
KEEP_MEDICINES = _("Do not stop a medicine that was prescribed for you. Ask first.")
TAKE_THE_SHEET = _("Take the sheet on this page with you, or read it out on the phone.")


@dataclass(frozen=True, slots=True)
class Level:
    """What holds for a level of urgency, whatever was found."""

    headline: str
    action: str
    by_when: str
    steps: tuple[str, ...]
    watch_for: tuple[str, ...]
    avoid: tuple[str, ...]


LEVELS: Mapping[Urgency, Level] = {
    Urgency.EMERGENCY: Level(
        headline=_("Get help now"),
        action=_("Call {emergency_number} or go to an emergency department now."),
        by_when=_("Now. Do not wait to see if it gets better."),
        steps=(_("Tell them what you ticked here. Show them this page if you can."),),
        watch_for=(_("If you feel worse while you wait, call {emergency_number} again."),),
        avoid=(_("Do not drive yourself."),),
    ),
    Urgency.SAME_DAY: Level(
        headline=_("Get advice today"),
        action=_("Call {urgent_advice} today, day or night."),
        by_when=_("Today."),
        steps=(TAKE_THE_SHEET,),
        watch_for=(LUNG_OR_HEART, SUDDEN_LEG),
        avoid=(_("If you are sent to hospital, do not drive yourself."), KEEP_MEDICINES),
    ),
    Urgency.SOON: Level(
        headline=_("Book a visit soon"),
        action=_("Book a visit with {usual_care}. Say what this page says."),
        by_when=_("Within 2 weeks."),
        steps=(TAKE_THE_SHEET,),
        watch_for=(LUNG_OR_HEART, SUDDEN_LEG, CLOT_OR_INFECTION, FOOT),
        avoid=(KEEP_MEDICINES,),
    ),
    Urgency.ROUTINE: Level(
        headline=_("Book a normal visit"),
        action=_("Book a normal visit with {usual_care}, or ask {pharmacist}."),
        by_when=_("In the next 4 to 6 weeks."),
        steps=(TAKE_THE_SHEET,),
        watch_for=(LUNG_OR_HEART, SUDDEN_LEG, CLOT_OR_INFECTION, FOOT),
        avoid=(KEEP_MEDICINES,),
    ),
    Urgency.SELF_CARE: Level(
        headline=_("Try care at home"),
        action=_("Try the steps below. See {usual_care} if it does not get better."),
        by_when=_("If it is not better in 1 week, or at once if a warning sign starts."),
        steps=(),
        watch_for=(LUNG_OR_HEART, SUDDEN_LEG, CLOT_OR_INFECTION, FOOT),
        avoid=(KEEP_MEDICINES,),
    ),
}


def level(outcome: Outcome, facts: Facts) -> Level:
    """The level's own words; in pregnancy, and for a diabetic foot alone, whom to call instead."""
    found = LEVELS[outcome.urgency]
    if outcome.urgency is not Urgency.SAME_DAY:
        return found
    if facts.pregnancy:
        action = _("Call {maternity_unit} or {urgent_advice} today, day or night.")
        return replace(found, action=action)
    if _same_day_rules(outcome) <= FOOT_TEAM_ALONE:
        return replace(
            found,
            action=_("Call {foot_team} today. If you cannot reach them, call {urgent_advice}."),
            by_when=_("Today, or the next working day at the latest."),
        )
    return found


def _same_day_rules(outcome: Outcome) -> frozenset[str]:
    same_day = (found for found in outcome.findings if found.urgency is Urgency.SAME_DAY)
    return frozenset(found.rule for found in same_day)
