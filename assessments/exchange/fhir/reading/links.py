"""The linkIds of our questionnaire, and where each may stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.questionnaire.fields import AnswerField
from assessments.questionnaire.pages import PAGES

NOT_EXCHANGED = ("shared_device",)
"""About the browser that the check is filled in with, and about nobody else's."""


@dataclass(frozen=True, slots=True)
class Link:
    """An item. inside: the linkIds that it may stand in, the nearest first; besides, at the top.

    field is None for a group and for what is only shown.
    """

    inside: tuple[str, ...] = ()
    field: AnswerField | None = None


def _links() -> Mapping[str, Link]:
    found: dict[str, Link] = {}
    for page in PAGES:
        group = f"page-{page.slug}"
        found |= {group: Link(), f"{group}-why": Link((group,))}
        for name, field in page.answer_fields().items():
            if name not in NOT_EXCHANGED:
                found |= {name: Link((group,), field), f"{name}-help": Link((name, group))}
    return found


LINKS = _links()
