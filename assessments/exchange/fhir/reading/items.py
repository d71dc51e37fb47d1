"""From nested items to the answers of each question, whatever they are."""

from collections.abc import Iterator
from typing import Any

from .heading import changed
from .links import Question, links
from .problems import Problem, place, shown

TOP = "item"


class Items:
    """Reads items, in page groups or without; they nest no deeper than ours do.

    Attributes: given (by linkId, each question that has answers, and these), problems,
    faulty (the linkIds that problems name).
    """

    def __init__(self, items: Any) -> None:
        self.given: dict[str, tuple[Question, list[dict[str, Any]]]] = {}
        self.faulty: set[str] = set()
        self.problems: list[Problem] = []
        self._seen: set[str] = set()
        self._read(items, TOP)

    def _read(self, items: Any, inside: str) -> None:
        for item in self._objects(items, inside, "item"):
            link_id = self._known(item.get("linkId"), inside)
            if link_id is not None:
                self._take(link_id, item)

    def _take(self, link_id: str, item: dict[str, Any]) -> None:
        answers = list(self._objects(item.get("answer"), link_id, "answer"))
        if any(changed(element) for element in (item, *answers)):
            self._refuse(link_id, "has a modifier extension, which is not understood.")
        question = links()[link_id].question
        if answers and question is None:
            self._refuse(link_id, "takes no answer. Give it to the question itself.")
        elif answers and question is not None:
            self.given[link_id] = question, answers
        for element in (item, *answers):
            self._read(element.get("item"), link_id)

    def _known(self, link_id: Any, inside: str) -> str | None:
        """The linkId, if an item of ours may have it here; else what is wrong is noted."""
        if not isinstance(link_id, str):
            what = f"holds an item whose linkId is {shown(link_id)}. It must be text."
            self._refuse(inside, what)
        elif link_id not in links():
            self._refuse(link_id, "is not the linkId of anything in this questionnaire.")
        elif inside != TOP and inside not in links()[link_id].inside:
            self._refuse(link_id, f"stands in {inside}, where it does not belong.")
        elif link_id in self._seen:
            self._refuse(link_id, "is there twice. Give each item once, with all its answers.")
        else:
            self._seen.add(link_id)
            return link_id
        return None

    def _objects(self, found: Any, where: str, name: str) -> Iterator[dict[str, Any]]:
        if found is None:
            return
        if not isinstance(found, list):
            self._refuse(where, f"has {shown(found)} as its {name}, which must be a list.")
            return
        for one in found:
            if isinstance(one, dict):
                yield one
            else:
                self._refuse(where, f"has {shown(one)} as {name}, which must be an object.")

    def _refuse(self, where: str, what: str) -> None:
        self.faulty.add(where)
        self.problems.append(Problem(place(where), what))
