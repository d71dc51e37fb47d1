"""A browser on the session of a walker, which gets through the check without drawing its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.walker import Stop, Walker

from .patient import Patient


@dataclass
class Visit:
    """One patient. address is the site's; what is broken is mended after the test."""

    page: Page
    client: Client
    address: str
    broken: pytest.MonkeyPatch

    def walk(self, answers: Mapping[str, Any] | None = None, until: str | None = None) -> Stop:
        return Walker(self.client, answers).walk(until=until)

    def show(self, path: str) -> None:
        """Opens a page in the browser, as the one whom the walker's cookies name."""
        for name, morsel in self.client.cookies.items():
            self.page.context.add_cookies(
                [{"name": name, "value": morsel.value, "url": self.address}]
            )
        self.page.goto(path)

    def send(self, **typed: str) -> None:
        """Sends the form in view, with these texts in its fields."""
        patient = Patient(self.page)
        for name, text in typed.items():
            patient.control(name).evaluate("(field, text) => { field.value = text }", text)
        patient.go_on()

    def break_down(self, what: str, error: Exception) -> None:
        """From now on calling this part of the program (its dotted name) raises the error."""

        def fail(*_: object, **__: object) -> None:
            raise error

        self.broken.setattr(what, fail)
