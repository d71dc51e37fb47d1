"""What every page of the check is."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, cast

from django import forms

from assessments.triage import AnswerError
from assessments.triage.answers import QUESTIONS

from ..conditions import AskedWhen
from ..fields import AnswerField
from ..sections import Section
from ..wording import Text


class Page(forms.Form):
    """One short page of the check: one to three questions on one topic.

    Its fields are named by question id and their values are answer codes. A few fields answer no
    question of triage (the note); they are saved in the same way.

    Attributes: slug (its address), section, title, why (why we ask, in plain words), asked_when
    (None for a page that everyone is asked).
    """

    slug: ClassVar[str]
    section: ClassVar[Section]
    title: ClassVar[Text]
    why: ClassVar[Text]
    asked_when: ClassVar[AskedWhen | None] = None

    # The browser's own hints would come before ours, and say less.
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> None:
        """data is what was posted; initial, what was saved; context, the answers on the route."""
        super().__init__(data, initial=cast("dict[str, Any]", initial), label_suffix="")
        self.context = context or {}

    @classmethod
    @cache
    def questions(cls) -> tuple[str, ...]:
        """The ids of the triage questions asked here."""
        return tuple(name for name in cls.base_fields if name in QUESTIONS)

    @classmethod
    def answer_fields(cls) -> Mapping[str, AnswerField]:
        """Every field that is saved, by name: the questions and what stands beside them."""
        return cast("Mapping[str, AnswerField]", cls.base_fields)

    @classmethod
    def is_answered(cls, saved: Mapping[str, Any]) -> bool:
        """Whether all its questions were saved with answers that the codebook still allows.

        An optional question may have been saved blank. A page without questions is answered when
        its fields were saved.
        """
        if not cls.questions():
            return all(name in saved for name in cls.base_fields)
        return all(cls._is_answer(question, saved) for question in cls.questions())

    @classmethod
    def _is_answer(cls, question: str, saved: Mapping[str, Any]) -> bool:
        answer = saved.get(question)
        if answer is None:
            return question in saved and not cls.base_fields[question].required
        try:
            return QUESTIONS[question].parse(question, answer) is not None
        except AnswerError:
            return False

    def saved(self) -> dict[str, Any]:
        """What a valid page says, in its JSON form: None for an optional question left blank."""
        return {name: self.cleaned_data[name] for name in self.base_fields}
