"""The ABI test: what a person was told, and the pressures it is worked out from.

Numbers that contradict each other are queried on the page that completes the contradiction.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.triage.codes import AbiKnown

from ..abi import Disagreement, disagreements
from ..choices import OneChoice
from ..conditions import AnyOf, Condition
from ..digits import digits, digits_lazy
from ..numbers import AbiField, PressureField
from ..remarks import Tick
from ..sections import FEET
from ..wording import NO
from .base import Page

PRESSURES_KNOWN = AnyOf(
    Condition("abi_known", "=", AbiKnown.CLINIC),
    Condition("abi_known", "=", AbiKnown.HOME),
)
CONFIRM = "confirm_numbers"
QUERIES = {
    "left": _(
        "You gave %(told)s as the left ABI, but the ankle and arm numbers make it "
        "%(worked_out)s. Please check them all, also on the pages before this one. "
        "If they are right, tick the last box on this page."
    ),
    "right": _(
        "You gave %(told)s as the right ABI, but the ankle and arm numbers make it "
        "%(worked_out)s. Please check them all, also on the pages before this one. "
        "If they are right, tick the last box on this page."
    ),
}


class AbiPage(Page):
    slug = "abi"
    section = FEET
    title = _("ABI test")
    why = _("The ABI test shows how well the blood flows to your feet.")

    abi_known = OneChoice(
        # Translators: Whether numbers of an ankle pressure test are known. “Home machine”: a blood
        # pressure cuff.
        _("Do you know your ankle and arm blood pressures (the ABI test)?"),
        [
            (AbiKnown.NO, NO),
            (AbiKnown.CLINIC, _("Yes, from a clinic")),
            (AbiKnown.HOME, _("Yes, from a home machine")),
            (AbiKnown.HOME_ERROR, _("My home machine showed an error at the ankle")),
        ],
        hint=_(
            "The test sets the blood pressure at the ankle against that at the arm. "
            "Most people have never had it."
        ),
    )


class NumbersPage(Page):
    """A page of optional ABI numbers. A box to confirm them appears once they are queried."""

    section = FEET
    asked_when = PRESSURES_KNOWN

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = list(disagreements(self._all_numbers()))
        if found:
            self.fields[CONFIRM] = Tick(_("I have checked these numbers and they are right"))
        if not self.data.get(CONFIRM):
            for disagreement in found:
                self._query(disagreement)
        return cleaned

    def _all_numbers(self) -> dict[str, Any]:
        here = {question: self.cleaned_data.get(question) for question in self.questions()}
        return {**self.context, **here}

    def _query(self, disagreement: Disagreement) -> None:
        here = next(name for name in disagreement.questions if name in self.fields)
        message = QUERIES[disagreement.leg]
        params = {
            "told": digits(f"{disagreement.told / 100:.2f}"),
            "worked_out": digits(f"{disagreement.worked_out / 100:.2f}"),
        }
        self.add_error(here, ValidationError(message, code="disagreement", params=params))


class AbiResultPage(NumbersPage):
    slug = "abi-result"
    title = _("Your ABI numbers")
    why = _("The numbers help to judge the blood flow in each leg.")

    abi_left = AbiField(
        # Translators: The ankle-brachial index (ABI, ABPI) of the person’s own left leg, a number
        # such as 0.85.
        _("ABI of the left leg"),
        hint=digits_lazy(
            _("Such as 0.85. A letter may say ABPI. Leave the box blank if you were not told.")
        ),
    )
    abi_right = AbiField(
        # Translators: The same for the right leg.
        _("ABI of the right leg"),
        hint=_("Leave the box blank if you were not told."),
    )


class AnklePressurePage(NumbersPage):
    slug = "ankle-pressure"
    title = _("Ankle blood pressure")
    why = _("The ABI can be worked out from your ankle and arm numbers.")

    ankle_left = PressureField(
        # Translators: Systolic pressure: the higher of two numbers, in mmHg. At the ankle, not the
        # arm.
        _("Left ankle, top number"),
        hint=_("The top number is the higher one, such as 120. Leave the box blank if not known."),
    )
    ankle_right = PressureField(
        # Translators: The same at the right ankle.
        _("Right ankle, top number"),
        hint=_("Leave the box blank if not known."),
    )


class ArmPressurePage(NumbersPage):
    slug = "arm-pressure"
    title = _("Arm blood pressure")
    why = _("The ABI can be worked out from your ankle and arm numbers.")

    arm_left = PressureField(
        # Translators: The same at the left arm.
        _("Left arm, top number"),
        hint=_("The top number is the higher one, such as 120. Leave the box blank if not known."),
    )
    arm_right = PressureField(
        # Translators: The same at the right arm.
        _("Right arm, top number"),
        hint=_("Leave the box blank if not known."),
    )


PAGES = (AbiPage, AbiResultPage, AnklePressurePage, ArmPressurePage)
