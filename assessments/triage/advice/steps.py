"""What else to do now: first aid, what to say, what to ask for."""

from ..patterns import Pattern
from ..wording import gettext_noop as _
from .circumstances import Circumstance
from .line import Line, marks

EMERGENCY_STEPS = (
    # First aid for a bleeding vein comes before all else. It is the one time that a leg is lifted
    # whatever its arteries are like.
    # Translators: First aid for a vein that bleeds. Orders, short and loud.
    Line(_("Lie down flat and lift the leg as high as you can."), marks("E08")),
    # Translators: First aid for a vein that bleeds: with force, without a break.
    Line(_("Press hard on the vein with a clean cloth. Keep pressing."), marks("E08")),
    Line(_("Call {emergency_number} while you press, or ask someone to call."), marks("E08")),
    Line(
        _("Ask someone to take you, or call an ambulance."),
        unless=marks("E01", "E08", "E14"),
    ),
    Line(_("Stay off the leg."), marks("E15")),
    # Translators: The patient asks; nobody is told to stop the statin. Keep “today”.
    Line(_("Ask today if you should skip the next statin dose."), marks("E13")),
    Line(
        # Translators: The patient asks; nobody is told to stop the statin. Keep “today”.
        _("If you take a statin, ask today if you should skip the next statin dose."),
        marks("E07"),
        unless=marks("E13"),
    ),
    Line(_("Show this page and a list of your medicines.")),
)

STEPS = (
    Line(_("Ask today if you should skip the next statin dose."), marks("S11")),
    Line(
        _("If you cannot reach them, call {urgent_advice}."),
        marks(Circumstance.FOOT_TEAM_ONLY),
    ),
    Line(
        # Translators: Keep “today” and “at the latest”.
        _("Call {foot_team} too. Do it today, or on the next working day at the latest."),
        marks("S09"),
        unless=marks(Circumstance.FOOT_TEAM_ONLY),
    ),
    Line(
        _("Call your cancer team today. If you cannot reach them, call {urgent_advice}."),
        marks("S20"),
    ),
    Line(_("Ask for your blood pressure to be checked today."), marks("S21")),
    Line(
        # Translators: What to say on the phone, so that a clot is looked for.
        _("Say that this page asks for a check for a clot in the leg."),
        marks(Pattern.DVT, "S05"),
    ),
    Line(_("Ask someone to take you there."), marks(Pattern.DVT)),
    Line(_("Say that you take a blood thinner."), marks("S28")),
    Line(_("Say which warning sign you were not sure of."), marks("S23")),
    Line(_("Tell your dialysis team about the cramps."), marks("N13")),
    Line(
        _("Ask for an ankle pressure test, also called an ABI."),
        marks("N01", "N02", "N04", "N05", "R01", "R02", "R06", "S06", "S07", "S08", "N07"),
    ),
    Line(_("Ask if you need a toe pressure test as well."), marks("N06")),
    Line(_("Ask for a check of the pulses in your feet."), marks("R07")),
    Line(
        _("Ask {pharmacist} to go through your medicines with you."),
        marks("R11", "R18", "C09", "N14", "R19"),
    ),
    Line(_("Tell {maternity_unit} about your legs at your next visit."), marks("C05")),
    Line(
        _("Ask for help to stop smoking. It is one of the best things for leg arteries."),
        marks(Circumstance.SMOKES_WITH_ARTERIAL_FLAG),
    ),
    Line(_("Show this page and a list of your medicines.")),
)
