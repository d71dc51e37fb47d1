"""Smoking, health problems, pregnancy, and what makes a clot more likely."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.triage.codes import Conditions, Pregnant, Smoking, VteRisk

from ..choices import ManyChoices, OneChoice
from ..conditions import Condition
from ..sections import YOUR_HEALTH
from ..wording import NO, NONE_OF_THESE, TICK_ALL, TICK_SOME_OR_NONE, YES
from .base import Page

OLDEST_ASKED_OF_PREGNANCY = 55


class SmokingPage(Page):
    slug = "smoking"
    section = YOUR_HEALTH
    title = _("Smoking")
    why = _("Smoking narrows the arteries of the legs.")

    smoking = OneChoice(
        # Translators: Tobacco of any kind, today or before.
        _("Do you smoke?"),
        [
            (Smoking.NEVER, pgettext_lazy("smoking", "Never")),
            (Smoking.EX, pgettext_lazy("smoking", "I used to")),
            (Smoking.CURRENT, YES),
        ],
    )


class ConditionsPage(Page):
    slug = "conditions"
    section = YOUR_HEALTH
    title = _("Health problems")
    why = _("Some health problems make leg trouble more likely, or mean that it should not wait.")

    conditions = ManyChoices(
        # Translators: Raises how soon to seek care. What a doctor found, not what the person
        # thinks.
        _("Has a doctor ever found any of these?"),
        [
            (Conditions.DIABETES, _("Diabetes")),
            (Conditions.HIGH_BP, _("High blood pressure")),
            (Conditions.HIGH_CHOL, _("High cholesterol")),
            (Conditions.CKD, _("Kidney disease")),
            (Conditions.DIALYSIS, _("I am on dialysis")),
            (Conditions.HEART_ATTACK_ANGINA, _("Heart attack or angina")),
            (Conditions.STROKE_TIA, _("Stroke or mini-stroke")),
            (Conditions.ANEURYSM, _("A swollen artery (aneurysm)")),
            (Conditions.AF, _("Uneven heartbeat (AF)")),
            (Conditions.HEART_FAILURE, _("Heart failure")),
            (Conditions.KNOWN_PAD, _("Poor blood flow in the leg arteries (PAD)")),
            (Conditions.LEG_ARTERY_OP, _("Stent or surgery on a leg artery")),
            (Conditions.SPINAL_STENOSIS, _("Narrow spine (spinal stenosis)")),
            (Conditions.LIVER_DISEASE, _("Liver disease")),
            (Conditions.THYROID_LOW, _("Low thyroid")),
            (Conditions.FAMILY_PAD, _("A parent, brother or sister has PAD")),
            (Conditions.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class PregnancyPage(Page):
    slug = "pregnancy"
    section = YOUR_HEALTH
    title = _("Pregnancy")
    why = _("A clot is more likely when you are pregnant, and in the weeks after a birth.")
    asked_when = Condition("age_years", "<=", OLDEST_ASKED_OF_PREGNANCY)

    pregnant = OneChoice(
        # Translators: A clot, or high blood pressure. Keep the 6 weeks. Asked of all up to 55
        # years.
        _("Are you pregnant, or have you had a baby in the last 6 weeks?"),
        [
            (Pregnant.NO, NO),
            (Pregnant.PREGNANT, _("Pregnant")),
            (Pregnant.POST_6W, _("Had a baby in the last 6 weeks")),
            (Pregnant.NA, _("Does not apply to me")),
        ],
    )


class ClotRiskPage(Page):
    slug = "clot-risk"
    section = YOUR_HEALTH
    title = _("Risk of a clot")
    why = _("Each of these makes a clot in the leg more likely.")

    vte_risk = ManyChoices(
        # Translators: What makes a clot more likely: keep every span of time.
        _("Do any of these apply to you?"),
        [
            (VteRisk.SURGERY_12W, _("Big operation in the last 12 weeks")),
            (VteRisk.BED_3D, _("In bed for 3 days or more in the last 12 weeks")),
            (VteRisk.CAST_OR_PARALYSIS, _("Leg in a cast, or cannot move it")),
            (VteRisk.CANCER, _("Cancer, or cancer treatment, in the last 6 months")),
            (VteRisk.PAST_CLOT, _("I have had a blood clot in the leg or lung")),
            (VteRisk.LONG_TRIP, _("A trip of more than 4 hours in the last 4 weeks")),
            (VteRisk.HORMONES, _("I take the pill, HRT or other hormones")),
            (VteRisk.FAMILY_CLOT, _("Close family with blood clots")),
            (VteRisk.NONE, NONE_OF_THESE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


PAGES = (SmokingPage, ConditionsPage, PregnancyPage, ClotRiskPage)
