"""What single rules add to the advice. Each table has a line and the rules that call for it."""

from collections.abc import Mapping

from ..wording import gettext_noop as _


def _rules(ids: str) -> frozenset[str]:
    return frozenset(ids.split())


NO_RUBBING = _rules("E12 E14 S01 S02 S03 S04 S05 S26 S28 N09 N11 N17")
"""Where the leg may hold a clot or a bleed: neither rubbing nor stretching is advised."""

CRAMPS = _rules("N13 R08 R11 R12 R13 C01 C02 C03 C04 C05 C07 C09")

STRAINED = _rules("N17 C02 C06")
"""Where hard use or a knock may explain a sore calf, which a clot can look like."""

NOT_BETTER_IN_1_WEEK = _("Ask {usual_care} if it is not better in 1 week.")
NOT_BETTER_IN_3_DAYS = _("Ask {usual_care} if it is not better in 3 days.")
IF_IT_SWELLS = _("Get the leg checked today if it swells.")

STEPS: Mapping[str, frozenset[str]] = {
    _("Lie down, lift the leg high and press hard on the vein until help comes."): _rules("E08"),
    _("Keep off the leg. Do not walk on it."): _rules("E15"),
    _("Keep the leg still and keep it down."): _rules("E02 E03"),
    _("Ask today if you should skip the next statin dose."): _rules("E13 S11"),
    _("If you take a statin, ask today if you should skip the next dose."): _rules("E07"),
    _(
        "With diabetes, {foot_team} must hear of it today, or by the next working day at the latest."
    ): _rules("S09"),
    _("Call your cancer team or doctor today."): _rules("S20"),
    _("Ask for your blood pressure to be checked today."): _rules("S21"),
    _("Ask for an ankle pressure test (ABI)."): _rules("N01 N02 N04 N05 R01 R02 R07"),
    _("Ask for a toe pressure test."): _rules("N06"),
    _("Ask for the pressure test to be done again in a clinic."): _rules("R06"),
    _("Ask for a review of your medicines."): _rules("R11 R18"),
    _("Tell your dialysis team about the cramps."): _rules("N13"),
}

AVOID: Mapping[str, frozenset[str]] = {
    _("Do not rub or stretch the leg until it has been checked."): NO_RUBBING,
    _(
        "Wear no tight bandage or stocking until the blood flow in the leg has been checked."
    ): _rules(
        "E10 E11 S06 S07 S08 S22 S25 N01 N02 N04 N05 N06 N07 N08 N11 R01 R02 R04 R05 R06 R07 R14 R17"
    ),
    _("Do not put the leg up high."): _rules("E02 E03 E10 S06 S07 S08 S22 S25"),
    _("Do not buy quinine for cramps. It can harm you."): CRAMPS,
}

GENTLE_STRETCH = _(
    "Stretch the muscle slowly. For a calf, pull your toes up toward you. Then rub it."
)
EVIDENCE = _("Studies do not agree on how well stretching works. It does no harm.")
MAGNESIUM = _("Magnesium pills do little for cramps in older people.")
WARMTH = _("A warm bath or a warm pack may ease a cramp.")
DRINK = _(
    "Sip water often. After much sweat, sickness or the runs, ask {pharmacist} for drinks with salts. "
    "With heart or kidney disease, ask how much to drink."
)
MOVE = _("Get up and move your feet and legs for a few minutes each hour.")
LEGS_UP = _("Rest with your legs up when you can.")
REST = _("Rest the leg for a day or two. Then start to move it a little at a time.")

SELF_CARE: Mapping[str, frozenset[str]] = {
    GENTLE_STRETCH: CRAMPS - _rules("R08"),
    EVIDENCE: CRAMPS - _rules("R08"),
    WARMTH: _rules("C01 C02 C04 C05 R12"),
    DRINK: _rules("C03 C07"),
    MOVE: _rules("C04 R04 R05 R14"),
    LEGS_UP: _rules("R04 R05"),
    REST: _rules("C02 C06"),
    MAGNESIUM: _rules("C01 R12"),
}
