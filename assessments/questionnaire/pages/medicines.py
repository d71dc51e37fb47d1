"""Medicines that are linked with cramps, aches or clots, and changes in them."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import MedDetail, Medicines

from ..choices import ManyChoices
from ..conditions import Condition
from ..sections import MEDICINES
from ..wording import NONE_OF_THESE, TICK_ALL, TICK_SOME_OR_NONE
from .base import Page


class MedicinesPage(Page):
    slug = "medicines"
    section = MEDICINES
    title = _("Medicines")
    why = _("Some medicines can cause cramps. Do not stop any of them without asking first.")

    medicines = ManyChoices(
        # Translators: Kinds of medicine with examples; use the names on packs where the language is
        # read.
        _("Do you take any of these?"),
        [
            (
                Medicines.THIAZIDE,
                _("Water tablet: thiazide type (such as indapamide, bendroflumethiazide)"),
            ),
            (Medicines.LOOP, _("Water tablet: loop type (such as furosemide)")),
            (
                Medicines.KSPARING,
                _("Water tablet: potassium-sparing (such as spironolactone, amiloride)"),
            ),
            (Medicines.WATER_UNSURE, _("A water tablet, but I do not know which")),
            (Medicines.STATIN, _("Statin (for cholesterol)")),
            (Medicines.ACE, _("ACE inhibitor (name ends in -pril)")),
            (Medicines.BETA, _("Beta-blocker (name ends in -olol)")),
            (
                Medicines.LABA,
                _("Long-acting inhaler for asthma or COPD (such as salmeterol, formoterol)"),
            ),
            (Medicines.CCB, _("Amlodipine or a similar tablet")),
            (
                Medicines.ANTICOAGULANT,
                _("Blood thinner (such as warfarin, apixaban, rivaroxaban)"),
            ),
            (Medicines.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=_("Tick all that apply. The name is on the pack."),
    )


class MedicineChangesPage(Page):
    slug = "medicine-changes"
    section = MEDICINES
    title = _("Changes in medicines")
    why = _("A new medicine or a higher dose can bring on cramps or aches.")
    asked_when = Condition("medicines", "!=", Medicines.NONE)

    med_detail = ManyChoices(
        # Translators: Muscle trouble from a statin. Keep both sides, most of the day, 3 months, 4
        # weeks.
        _("Do any of these apply?"),
        [
            (
                MedDetail.STARTED_3M,
                _("I started one, or the dose went up, in the last 3 months"),
            ),
            (
                MedDetail.MUSCLE_ACHE_BOTH,
                _("Muscles on both sides ache, feel sore or are weak most of the day"),
            ),
            (
                MedDetail.NEW_ANTIBIOTIC_ANTIFUNGAL,
                _("I had a new antibiotic or antifungal in the last 4 weeks"),
            ),
            (MedDetail.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


PAGES = (MedicinesPage, MedicineChangesPage)
