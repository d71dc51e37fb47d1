"""What not to do."""

from ..patterns import Pattern
from ..wording import gettext_noop as _
from .circumstances import Circumstance
from .line import Line, marks
from .self_care import MAY_HOLD_CLOT_OR_BLEED

_POOR_FLOW = marks(
    Pattern.ACUTE_LIMB_ISCHAEMIA, Pattern.CLTI, Pattern.PAD_WORSENING, Pattern.PAD_CLAUDICATION
)
_TIGHT = marks(
    Circumstance.ARTERIAL,
    Pattern.VENOUS_ULCER,
    Pattern.VENOUS_INSUFFICIENCY,
    Pattern.FOOT_WOUND,
    Pattern.DIABETIC_FOOT,
    Pattern.LEG_SWELLING_GENERAL,
    Pattern.SUPERFICIAL_VEIN_THROMBOSIS,
)
_CRAMPS = marks("C01", "C05", "R11", "R12", "R13")

EMERGENCY_AVOID = (
    Line(_("Do not drive yourself.")),
    Line(_("Do not walk on the leg."), marks("E15")),
    # Translators: A clot could move, or a bleed grow. Keep it an order.
    Line(_("Do not massage the leg."), MAY_HOLD_CLOT_OR_BLEED | marks("E02", "E03", "E06")),
    Line(
        # Translators: Raising it takes blood from the foot. Keep it an order.
        _("Do not prop the leg up."),
        marks(Pattern.ACUTE_LIMB_ISCHAEMIA, Pattern.CLTI),
        unless=marks("E08"),
    ),
)

AVOID = (
    # Translators: Keep “on your own”: asking is right.
    Line(_("Do not stop or change a prescribed medicine on your own.")),
    Line(_("Do not drive yourself to be checked."), marks(Pattern.DVT)),
    # Translators: Keep “until it has been checked”.
    Line(_("Do not massage the leg until it has been checked."), MAY_HOLD_CLOT_OR_BLEED),
    Line(
        # Translators: Keep “until the blood flow is checked”.
        _("No tight bandage or stocking until the blood flow in your leg is checked."),
        _TIGHT,
    ),
    Line(_("Do not prop the leg up. Poor blood flow gets worse that way."), _POOR_FLOW),
    Line(_("Do not buy quinine for cramps. It can do harm."), _CRAMPS),
)
