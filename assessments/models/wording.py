"""What codes of urgency and of kinds of cause are called where staff read them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.triage import Urgency
from assessments.triage.patterns import Family

URGENCY: Mapping[int, Promise] = {
    Urgency.EMERGENCY: _("Emergency"),
    Urgency.SAME_DAY: _("Same day"),
    Urgency.SOON: _("Within 2 weeks"),
    Urgency.ROUTINE: _("Routine"),
    Urgency.SELF_CARE: _("Self-care"),
}
FAMILY: Mapping[str, Promise] = {
    Family.CLOT: _("Clot"),
    Family.ARTERIAL: _("Arteries"),
    Family.NERVE_SPINE: _("Nerves and spine"),
    Family.DIABETIC_FOOT: _("Diabetic foot"),
    Family.INFECTION: _("Infection"),
    Family.MUSCLE: _("Muscle"),
    Family.FLUID_SALT: _("Fluid and salts"),
    Family.VENOUS: _("Veins"),
    Family.INJURY: _("Injury"),
    Family.PREGNANCY: _("Pregnancy"),
    Family.HEART_FLUID: _("Heart, kidney, liver"),
    Family.MEDICINE: _("Medicine"),
    Family.OTHER: _("Other"),
    Family.ARTERIAL_SPORT: _("Arteries, in sport"),
    Family.NERVE_SLEEP: _("Restless legs"),
    Family.BENIGN: _("Harmless cramps"),
}
