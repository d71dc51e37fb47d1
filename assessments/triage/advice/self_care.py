"""What may ease it at home, inside strict limits; said with how sure the evidence is."""

from ..patterns import Pattern
from ..wording import gettext_noop as _
from .circumstances import Circumstance
from .line import Line, marks

# A leg that may hold a clot or a bleed is not to be rubbed or stretched.
MAY_HOLD_CLOT_OR_BLEED = marks(
    "E12", "E14", "S01", "S02", "S03", "S04", "S05", "S26", "S28", "N09", "N11", "N17"
)
_NO_STRETCH = MAY_HOLD_CLOT_OR_BLEED | marks("S15")
_NO_WARMTH = MAY_HOLD_CLOT_OR_BLEED | marks(
    Circumstance.HEAT_MAY_BURN, Pattern.CELLULITIS, Pattern.INFECTION
)
# Raised legs can make short breath worse, and take blood from a foot that gets too little.
_NO_LEGS_UP = marks(
    Circumstance.ARTERIAL, Pattern.FLUID_OVERLOAD, Pattern.DVT, Pattern.ACUTE_LIMB_ISCHAEMIA
)
_CRAMPS = marks("C01", "C02", "C03", "C04", "C05", "C07", "R11", "R12", "R13", "N13", "C09")
_NIGHT_CRAMPS = marks("C01", "C05", "R12")
_VEINS = marks("R04", "R05", "C08", "N11")

WHILE_WAITING = (
    Line(
        # Translators: Keep the second sentence: for some people more drink is a danger.
        _("Sip a drink often. If someone told you to limit drinks, keep to that."),
        marks("S12"),
    ),
    Line(_("Keep the sore clean and lightly covered."), marks(Circumstance.SORE)),
    Line(_("Rest the leg."), marks("S15", "S28")),
)

SELF_CARE = (
    Line(
        _("When a cramp comes, stretch the muscle gently: pull your toes up to your shin."),
        _CRAMPS,
        unless=_NO_STRETCH,
    ),
    Line(_("Rub the muscle gently once it lets go."), _CRAMPS, unless=_NO_STRETCH),
    Line(_("A warm bath or a warm pack may ease a sore muscle."), _CRAMPS, unless=_NO_WARMTH),
    Line(
        _(
            # Translators: Keep how weak the proof is.
            "You can try calf stretches before bed. The proof is weak: a large trial found no "
            "gain, and a small one found some."
        ),
        _NIGHT_CRAMPS,
        unless=_NO_STRETCH,
    ),
    Line(
        # Translators: Keep “seem” and “little or nothing”: no promise.
        _("Magnesium pills seem to do little or nothing for night cramps at an older age."),
        _NIGHT_CRAMPS,
    ),
    Line(
        # Translators: Keep the second sentence: for some people more drink is a danger.
        _("Drink through the day. If someone told you to limit drinks, keep to that."),
        marks("C01", "C02", "C03", "C04"),
    ),
    Line(
        _("Sip drinks with salts, a little at a time, until you feel well."),
        marks("C07"),
    ),
    Line(
        _("Get up and move your legs each hour when you sit or stand for long."),
        marks("C04", "R04", "R05", "R14"),
    ),
    Line(_("Rest with your legs up when you can."), _VEINS, unless=_NO_LEGS_UP),
    Line(_("Moving about may ease the urge for a while."), marks("R08")),
    Line(_("Rest the muscle for some days. Then build up bit by bit."), marks("C02", "C06")),
    Line(_("Keep on moving as far as the pain lets you."), marks("R10", "R16")),
    Line(_("Keep the sore clean and lightly covered."), marks("N07", "N08")),
    Line(_("Look at both feet each day, soles too."), marks("R09")),
    Line(_("Note when it comes, how long it lasts and what sets it off.")),
)
