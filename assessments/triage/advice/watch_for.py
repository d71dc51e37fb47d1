"""When to come back sooner or call for help: a safety net on every page."""

from ..patterns import Pattern
from ..wording import gettext_noop as _
from .circumstances import Circumstance
from .line import Line, marks

_CRAMPS = marks("C01", "C02", "C03", "C04", "C05", "C07", "R11", "R12", "R13", "N13")
_STRAINS = marks("C02", "C06", "N17")

EMERGENCY_WATCH_FOR = (Line(_("If it gets worse while you wait, call {emergency_number} again.")),)

WATCH_FOR = (
    Line(
        _(
            # Translators: Safety net on every page. Keep “or”: one sign is enough.
            "Call {emergency_number} if you find it hard to breathe, get chest pain, cough up "
            "blood or pass out."
        )
    ),
    Line(
        _(
            # Translators: Safety net on every page. Keep “suddenly” and “or”.
            "Call {emergency_number} if a leg suddenly turns cold, pale, blue or numb, or is hard "
            "to move."
        )
    ),
    Line(
        _(
            # Translators: “Between your legs” is the skin around the private parts; pee and poo in
            # everyday words.
            "Call {emergency_number} if you go numb between your legs, or lose control of your "
            "pee or poo."
        ),
        marks("R03", "R10", "S14", "S20", "R09", "N10"),
    ),
    Line(
        # Translators: Keep brown “or” red; very weak is more than tired.
        _("Call {emergency_number} if your pee turns brown or red, or you get very weak."),
        marks(Pattern.STATIN_MUSCLE, "C02"),
    ),
    Line(
        _("Call {emergency_number} if your heart races or you get very weak."),
        marks(Pattern.DEHYDRATION_ELECTROLYTE, "N13"),
    ),
    Line(
        # Translators: Keep “now” and “or”.
        _("Go to hospital now if skin turns black, or if you get a fever as well as the sore."),
        marks(Circumstance.SORE),
    ),
    Line(
        # Translators: Keep “at once”, and “or” between the signs.
        _("Get help at once if you get a fever, shake with cold or feel very ill."),
        marks("S10"),
    ),
    Line(
        _("Press hard on a vein that bleeds, and call {emergency_number}."),
        marks(Pattern.VENOUS_INSUFFICIENCY, Pattern.SUPERFICIAL_VEIN_THROMBOSIS),
    ),
    Line(
        # Translators: Keep “even a little” and “today”.
        _("If the leg swells, even a little, get help today."),
        _STRAINS,
        unless=marks("N11"),
    ),
    Line(
        _(
            # Translators: Keep “today” and “or”: one change is enough.
            "Get help today if one leg swells, gets hot, changes colour or starts to hurt all the "
            "time. Call {urgent_advice}."
        )
    ),
    Line(_("Get help today if you get a fever or feel very ill.")),
    Line(
        _("Get help today if the sore vein gets longer or moves up the leg."),
        marks("N09"),
    ),
    Line(
        _(
            # Translators: Keep “today”, “at rest” and “suddenly”.
            "Get help today if a foot hurts at rest or gets a sore. Do so too if you can suddenly "
            "walk much less far."
        ),
        marks(Circumstance.ARTERIAL),
    ),
    Line(
        # Translators: No false comfort: a good test is not an all-clear.
        _("A fine test does not rule out narrow arteries. Ask again if the pain goes on."),
        marks("N01", "R01", "R02"),
    ),
    Line(
        _("Get help today if you get short of breath when you lie flat."),
        marks(Pattern.FLUID_OVERLOAD, Pattern.LEG_SWELLING_GENERAL),
    ),
    Line(_("Get help today if a cramp lasts more than 10 minutes."), _CRAMPS),
    Line(
        _("Get help today if you are sick or get the runs for more than 2 days."),
        marks(Pattern.DEHYDRATION_ELECTROLYTE),
    ),
    Line(
        _("Call {maternity_unit} today if one leg stays sore, or if a leg swells."),
        marks(Circumstance.PREGNANCY),
    ),
    Line(
        _("If it is not better in 3 days, see {usual_care}."),
        marks("C06"),
        unless=marks(Circumstance.TODAY),
    ),
    Line(
        _("If it is not better in 1 week, see {usual_care}."),
        unless=marks("C06", Circumstance.TODAY),
    ),
    # Nobody who needs advice today may read this as leave to wait.
    Line(
        # Translators: Keep “today first”: nobody may read this as leave to wait a week.
        _("Get advice today first. If it is still not better in 1 week, see {usual_care}."),
        marks(Circumstance.TODAY),
    ),
    Line(_("Do this check again if anything changes.")),
)
