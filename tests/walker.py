"""Walks the check as a browser would: reads each page's form, fills it in, posts it.

Every question has a harmless default answer, so that a test names only what differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

MOST_PAGES = 60

DEFAULTS: dict[str, Any] = {
    "consent": "yes",
    "age_years": 45,
    "side": "left",
    "site": ["calf"],
    "duration": "over_3m",
    "feel": ["cramp"],
    "when": ["night"],
    "episode_length": "secs_10min",
    "ecq_walk": "no",
    "ecq_rest_start": "yes",
    "ecq_uphill": "no",
    "ecq_level": "no",
    "ecq_stop": "longer_10",
    "walk_site": ["knee_joint"],
    "walk_distance": "varies",
    "relief": ["stretch_rub"],
    "swelling": "none",
    "rest_pain_foot": "no",
    "foot_pulse": "not_checked",
    "abi_known": "no",
    "smoking": "never",
    "pregnant": "no",
}
"""What a question is answered with unless a test says otherwise; others get `none`."""

WALKING_PAIN: dict[str, Any] = {
    "age_years": 67,
    "smoking": "current",
    "conditions": ["high_bp"],
    "ecq_walk": "yes",
    "ecq_rest_start": "no",
    "ecq_uphill": "yes",
    "ecq_level": "yes",
    "ecq_stop": "gone_10",
    "walk_site": ["calf"],
    "walk_distance": "m50_200",
}
"""What fits narrow leg arteries, in someone with risks for them."""


@dataclass
class Stop:
    """Where a walk came to an end."""

    path: str
    soup: BeautifulSoup
    status: int
    visited: list[str] = field(default_factory=list)

    @property
    def main(self) -> Tag:
        return self.soup.main

    @property
    def urgency(self) -> str | None:
        return self.main.get("data-urgency")

    @property
    def leading(self) -> str | None:
        return self.main.get("data-leading")


class Walker:
    """One patient's browser. answers are by question id; keys in extra fill any other field."""

    def __init__(self, client: Client, answers: Mapping[str, Any] | None = None, **extra: Any):
        self.client = client
        self.answers = DEFAULTS | dict(answers or {}) | extra

    def open(self, path: str = "/check/") -> Stop:
        response = self.client.get(path, follow=True)
        last = response.redirect_chain[-1][0] if response.redirect_chain else path
        return Stop(last, BeautifulSoup(response.content, "html.parser"), response.status_code)

    def walk(self, until: str | None = None) -> Stop:
        """From where the draft stands to the result, or to the first page whose path is until."""
        stop = self.open()
        visited: list[str] = []
        for _ in range(MOST_PAGES):
            visited.append(stop.path)
            form = stop.main.find("form", attrs={"data-check": True})
            if form is None or stop.path == until:
                stop.visited = visited
                return stop
            stop = self.post(form, stop.path)
            errors = stop.soup.find(attrs={"data-error-summary": True})
            assert errors is None, f"{stop.path}: {errors.get_text(' ', strip=True)}"
        raise AssertionError(f"no end after {MOST_PAGES} pages: {visited}")

    def post(self, form: Tag, path: str, **changed: Any) -> Stop:
        """Posts a form as filled in for this patient; changed overrides single fields."""
        address = form.get("action") or path
        response = self.client.post(address, self.filled(form) | changed, follow=True)
        last = response.redirect_chain[-1][0] if response.redirect_chain else address
        return Stop(last, BeautifulSoup(response.content, "html.parser"), response.status_code)

    def filled(self, form: Tag) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for control in form.find_all(["input", "textarea"]):
            name, kind = control.get("name"), control.get("type")
            if kind == "hidden":
                fields[name] = control["value"]
            elif name and kind != "submit":
                given = self.answer(name, control)
                if given is not None:
                    fields[name] = given
        return fields

    def answer(self, name: str, control: Tag) -> Any:
        if name in self.answers:
            return self.answers[name]
        return "none" if control.get("value") == "none" else None
