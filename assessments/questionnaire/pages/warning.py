"""Warning signs, asked before all else."""

from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import EmBreath, EmLeg, EmOther, EmSpine

from ..choices import ManyChoices
from ..sections import WARNING_SIGNS
from ..wording import NONE_OF_THESE, NOT_SURE, TICK_ALL, TICK_SOME_OR_NONE
from .base import Page


class BreathingPage(Page):
    slug = "breathing"
    section = WARNING_SIGNS
    title = _("Breathing and chest")
    why = _("A clot can move from the leg to the lung. That needs help at once.")

    em_breath = ManyChoices(
        # Translators: Emergency: a clot in the lung, or the heart. Each answer by itself can mean
        # an emergency; keep “suddenly” and “slowly” apart.
        _("Have you had any of these in the last few days?"),
        [
            (EmBreath.BREATHLESS_SUDDEN, _("I suddenly found it hard to breathe")),
            (EmBreath.CHEST_PAIN, _("Chest pain")),
            (EmBreath.COUGH_BLOOD, _("I coughed up blood")),
            (EmBreath.COLLAPSE, _("I passed out")),
            (EmBreath.BREATHLESS_SLOW, _("I have slowly got more short of breath")),
            (EmBreath.BREATHLESS_FLAT, _("I cannot lie flat, or I wake up short of breath")),
            (EmBreath.NONE, NONE_OF_THESE),
            (EmBreath.UNSURE, NOT_SURE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class SuddenChangesPage(Page):
    slug = "sudden-changes"
    section = WARNING_SIGNS
    title = _("Sudden changes in a leg or foot")
    why = _("A leg that loses its blood flow needs help within hours. It does not always hurt.")

    em_leg = ManyChoices(
        # Translators: Emergency: an artery that is suddenly blocked. Keep “suddenly”, “a leg or
        # foot” and the 2 weeks. Pain is one sign among others.
        _("In the last 2 weeks, has a leg or foot suddenly changed in any of these ways?"),
        [
            (EmLeg.COLD, _("It went much colder than the other one")),
            (
                EmLeg.PALE_BLUE,
                _("It went pale, grey, blue or blotchy. On dark skin, look at the sole and nails."),
            ),
            (EmLeg.NUMB, _("It went numb")),
            (EmLeg.CANNOT_MOVE, _("I cannot move my foot or toes as I used to")),
            (EmLeg.SEVERE_PAIN, _("Very bad pain came on fast and has not gone")),
            (EmLeg.WALK_DROP, _("I can suddenly walk much less far than before")),
            (EmLeg.NONE, NONE_OF_THESE),
            (EmLeg.UNSURE, NOT_SURE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class BackNervesPage(Page):
    slug = "back-nerves"
    section = WARNING_SIGNS
    title = _("Lower back and bladder")
    why = _("Pressure on nerves in the lower back can do lasting harm. Fast help can prevent it.")

    em_spine = ManyChoices(
        # Translators: Emergency: nerves crushed in the lower back. “Between my legs” is the skin
        # around the private parts; pee and poo in everyday words.
        _("Are any of these new, or worse, in the last 2 weeks?"),
        [
            (EmSpine.SADDLE_NUMB, _("Numb between my legs or around my bottom")),
            (EmSpine.BLADDER_BOWEL, _("Trouble starting to pee, or I leak pee or poo")),
            (EmSpine.BOTH_LEGS_WEAK, _("Both legs are weak")),
            (EmSpine.BOTH_LEGS_SHOOTING, _("Shooting pain from my back down both legs")),
            (EmSpine.NONE, NONE_OF_THESE),
            (EmSpine.UNSURE, NOT_SURE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


class OtherSignsPage(Page):
    slug = "other-signs"
    section = WARNING_SIGNS
    title = _("Other warning signs")
    why = _("Any of these can be a sign of something that should not wait.")

    em_other = ManyChoices(
        # Translators: Emergency or same day: infection, muscle under pressure, muscle breaking
        # down, body salts, bleeding, broken bone. Keep “now”, and each time and colour.
        _("Do you have any of these now?"),
        [
            (
                EmOther.RED_SPREADING,
                _("Hot skin on the leg that is red, or darker than usual, and is spreading"),
            ),
            (EmOther.FEVER, _("Fever, or shaking with cold")),
            (EmOther.VERY_UNWELL, _("I feel very ill, confused or faint")),
            (
                EmOther.PAIN_BEYOND_SKIN,
                _("A red, purple or blistered patch that hurts far more than it looks"),
            ),
            (
                EmOther.TIGHT_HOURS,
                _("A leg muscle that has been rock hard and very sore for more than an hour"),
            ),
            (EmOther.DARK_URINE, _("Brown, red or cola-coloured pee, or hardly any pee")),
            (
                EmOther.HEART_OR_VERY_WEAK,
                _("My heart races or skips beats, or my muscles are suddenly very weak"),
            ),
            (EmOther.VEIN_BLEED, _("A vein in my leg is bleeding")),
            (
                EmOther.INJURY_NO_WEIGHT,
                _(
                    "After a fall or injury, I cannot put weight on the leg, "
                    "or it looks bent or out of place"
                ),
            ),
            (EmOther.NONE, NONE_OF_THESE),
            (EmOther.UNSURE, NOT_SURE),
        ],
        missing=TICK_SOME_OR_NONE,
        hint=TICK_ALL,
    )


PAGES = (BreathingPage, SuddenChangesPage, BackNervesPage, OtherSignsPage)
