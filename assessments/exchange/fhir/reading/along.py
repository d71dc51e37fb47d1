"""The way of a response through the check: each page on the route is asked its own form."""

from collections.abc import Mapping, Set
from typing import Any

from assessments.questionnaire.abi import disagreements
from assessments.questionnaire.journey import Ended, Walk, emergency, walk
from assessments.questionnaire.pages import PAGES, Page
from assessments.questionnaire.pages.pressures import CONFIRM

from .problems import Problem

NOT_ASKED = "is not asked after these answers, and was left out."
AFTER = "comes after the end of the check, and was left out: {why}."
AN_EMERGENCY = "the answers before it are an emergency"
WHY_ENDED = {
    Ended.DECLINED: "the person did not want to go on",
    Ended.UNDER_AGE: "the person is under age",
}


class Along:
    """Goes from page to page as the journey does, and on past a page that is wrong.

    sent is what each question's form would be sent; what is wrong with faulty ones was said.
    Attributes: saved (as a draft has it), walked (the walk along it), problems, warnings.
    """

    def __init__(self, sent: Mapping[str, Any], faulty: Set[str]) -> None:
        self.saved: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._sent, self._faulty = sent, faulty
        self.walked = walk(self.saved)
        self._why_ended: str | None = None
        for page in PAGES:
            self._pass(page)
        self.warnings += [
            Problem(one.questions[0], _apart(one.told, one.worked_out))
            for one in disagreements(self.walked.answers)
        ]

    def _pass(self, page: type[Page]) -> None:
        if self._why_ended is not None:
            self._leave_out(page, AFTER.format(why=self._why_ended))
        elif page in self.walked.route:
            self._ask(page)
        else:
            self._leave_out(page, NOT_ASKED)

    def _ask(self, page: type[Page]) -> None:
        """Numbers that do not agree are taken as confirmed: a form would ask whether they are."""
        said = {name: value for name, value in self._sent.items() if name in page.base_fields}
        form = page(data={**said, CONFIRM: True}, context=self.walked.answers)
        if form.is_valid():
            self._save(form)
        self.problems += [
            Problem(name, " ".join(str(message) for message in messages))
            for name, messages in form.errors.items()
            if name not in self._faulty
        ]

    def _save(self, form: Page) -> None:
        self.saved |= form.saved()
        self.walked = walk(self.saved)
        self._why_ended = _why_ended(self.walked)

    def _leave_out(self, page: type[Page], what: str) -> None:
        self.warnings += [Problem(name, what) for name in page.base_fields if name in self._sent]


def _why_ended(walked: Walk) -> str | None:
    if walked.ended is not None:
        return WHY_ENDED[walked.ended]
    return AN_EMERGENCY if emergency(walked) else None


def _apart(told: int, worked_out: int) -> str:
    return (
        f"{told / 100:.2f} was given, but the ankle and arm pressures make it "
        f"{worked_out / 100:.2f}. Check all of them."
    )
