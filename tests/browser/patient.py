"""A patient at a real browser: fills each page in by mouse or by keyboard alone."""

from collections.abc import Mapping
from typing import Any

from django.test import Client
from playwright.sync_api import Locator, Page

from tests.walker import DEFAULTS, Walker

MOST_TABS = 80
MOST_PAGES = 60
FORM = "main form[data-check]"
FOCUSED = "document.activeElement"

LONGEST = {
    "ecq_walk": "yes",
    "swelling": "one_leg",
    "swelling_detail": ["dent"],
    "when": ["walking", "night"],
    "abi_known": "clinic",
    "abi_left": "0.95",
    "medicines": ["statin"],
}
"""Answers that lead over every page of the check, and to no emergency."""


class Patient:
    """Answers as tests.walker does, unless told otherwise."""

    def __init__(self, page: Page, answers: Mapping[str, Any] | None = None, keyboard=False):
        self.page = page
        self.answers = DEFAULTS | dict(answers or {})
        self.keyboard = keyboard

    def open(self, path: str = "/check/") -> "Patient":
        self.page.goto(path)
        return self

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3]

    def walk(self, until: str | None = None) -> "Patient":
        """From the page in view to the result, or to the page whose path is until."""
        for _ in range(MOST_PAGES):
            if self.path == until or not self.page.locator(FORM).count():
                return self
            self.answer()
            self.go_on()
        raise AssertionError(f"no end after {MOST_PAGES} pages, at {self.path}")

    def arrive(self, until: str | None = None) -> "Patient":
        """As open and walk, without the browser on the way: for tests of where it leads alone."""
        client, context = Client(), self.page.context
        for cookie in context.cookies():
            client.cookies[cookie["name"]] = cookie["value"]
        stop = Walker(client, self.answers).walk(until=until)
        context.add_cookies(
            [
                {"name": name, "value": morsel.value, "domain": "127.0.0.1", "path": "/"}
                for name, morsel in client.cookies.items()
            ]
        )
        return self.open(stop.path)

    def answer(self) -> None:
        for name in self.names():
            for value in self.given(name):
                self.fill(name, str(value))

    def names(self) -> list[str]:
        controls = f"{FORM} input:not([type=hidden]), {FORM} textarea"
        return self.page.locator(controls).evaluate_all(
            "found => [...new Set(found.map(one => one.name))]"
        )

    def given(self, name: str) -> list[Any]:
        if name in self.answers:
            answer = self.answers[name]
            return answer if isinstance(answer, list) else [answer]
        return ["none"] if self.control(name, "none").count() else []

    def control(self, name: str, value: str | None = None) -> Locator:
        suffix = f"[value='{value}']" if value else ""
        return self.page.locator(f"{FORM} [name={name}]{suffix}")

    def fill(self, name: str, value: str) -> None:
        kind = self.control(name).first.get_attribute("type")
        if kind not in ("radio", "checkbox"):
            return self.type(name, value)
        choice = self.control(name, value)
        if choice.is_checked():
            return None
        if not self.keyboard:
            return choice.check()
        return self.tick(choice) if kind == "checkbox" else self.choose(name, value)

    def type(self, name: str, value: str) -> None:
        if not self.keyboard:
            return self.control(name).fill(value)
        self.tab_to(self.control(name))
        self.page.keyboard.press("Control+A")
        return self.page.keyboard.type(value)

    def tick(self, box: Locator) -> None:
        self.tab_to(box)
        self.page.keyboard.press("Space")

    def choose(self, name: str, value: str) -> None:
        """Radios are one stop of the Tab key; arrows move among them and choose."""
        self.tab_to(self.control(name).first)
        values = self.control(name).evaluate_all("found => found.map(one => one.value)")
        if values.index(value) == 0:
            return self.page.keyboard.press("Space")
        for _ in range(values.index(value)):
            self.page.keyboard.press("ArrowDown")
        return None

    def tab_to(self, wanted: Locator) -> None:
        self.page.locator("html").evaluate("() => document.activeElement.blur()")
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if wanted.evaluate(f"one => one === {FOCUSED}"):
                return
        raise AssertionError(f"{self.path}: the Tab key does not reach {wanted}")

    def go_on(self) -> None:
        button = self.page.locator(f"{FORM} button[type=submit]")
        if self.keyboard:
            self.tab_to(button)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter") if self.keyboard else button.click()
