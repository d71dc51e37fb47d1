"""Which learn page tells more about a family of patterns."""

from collections.abc import Mapping

from assessments.triage.patterns import Family

LEARN_MORE: Mapping[str, str] = {
    Family.ARTERIAL: "narrow-arteries",
    Family.ARTERIAL_SPORT: "narrow-arteries",
    Family.DIABETIC_FOOT: "when-to-get-care",
    Family.VENOUS: "tired-veins",
    Family.CLOT: "when-to-get-care",
    Family.INFECTION: "when-to-get-care",
    Family.HEART_FLUID: "when-to-get-care",
    Family.MUSCLE: "when-to-get-care",
    Family.MEDICINE: "medicines",
    Family.FLUID_SALT: "harmless-causes",
    Family.BENIGN: "harmless-causes",
}
"""The slug of the page; families that no page tells of have none."""
