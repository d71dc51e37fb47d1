"""LHC-Forms, a FHIR client that other systems use, filled in as a person would, with no network."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize

from assessments.exchange.fhir import addresses
from tests.operations.project import ROOT

from .faults import Faults

FOLDER = ROOT / "tools/form-client/node_modules/lforms/dist/lforms"
ORIGIN = "http://localhost"
FORM = "form"
SCRIPTS = ("webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js")
FHIR = "fhir/R4/lformsFHIR.min.js"
HOST_PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A client</title>
<link rel="stylesheet" href="/webcomponent/styles.css"><link rel="icon" href="data:,"></head>
<body><div id="{FORM}"></div>
{"".join(f'<script src="/{script}"></script>' for script in (*SCRIPTS, FHIR))}
</body></html>"""
TALL: ViewportSize = {"width": 1280, "height": 4500}
"""The whole form in view: it need not be scrolled to each answer."""
PATIENCE = 5_000

ADD = f"""([form, questionnaireResponse]) =>
    LForms.Util.addFormToPage(form, '{FORM}', {{questionnaireResponse}})"""
RESPONSE = "() => JSON.stringify(LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'))"
IDS = "(found, before) => found.map(one => one.id.slice(before.length).split('/')[0])"
TICKED = "found => found.map(one => one.closest('label').id)"


class FormClient:
    """The client in a page of its own. Items and answers are named by linkId and code."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.refused: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.route("**/*", self._serve)
        page.goto(f"{ORIGIN}/")

    def load(self, questionnaire: Mapping[str, Any], response: Mapping[str, Any] | None = None):
        """Draws the form afresh, empty or with the answers of a response."""
        self.page.evaluate(ADD, [questionnaire, response])

    def shown(self) -> set[str]:
        """The linkIds of all groups, questions and displays in view."""
        return self._link_ids("item-")

    def helped(self) -> set[str]:
        """The linkIds of what has a button for help beside it."""
        return self._link_ids("help-button-")

    def choose(self, name: str, code: str) -> None:
        """A click of the mouse, without waiting for the movement of the one before to end."""
        self._option(name, code).click(force=True)

    def tick(self, name: str, code: str) -> None:
        """The same without a mouse, in half the time: for forms with dozens of answers."""
        self._option(name, code).dispatch_event("click")

    def type(self, name: str, text: str) -> None:
        """Writes into a box, and leaves it."""
        self._box(name).fill(text)
        self.page.keyboard.press("Tab")

    def ticked(self) -> set[tuple[str, str]]:
        """Every choice that is shown as made: linkId and code."""
        ids = self.page.locator("label[id*='|'] input:checked").evaluate_all(TICKED)
        return {(one.split("/")[0], one.split("|")[-1]) for one in ids}

    def typed(self, name: str) -> str:
        """What stands in the box of a number or text."""
        return self._box(name).input_value()

    def response(self) -> dict[str, Any]:
        """The QuestionnaireResponse that the client would send."""
        return json.loads(self.page.evaluate(RESPONSE))

    def _option(self, name: str, code: str) -> Locator:
        label = f"{name}/1/1|{addresses.code_system(name)}|{code}"
        return self.page.locator(f'[id="{label}"]')

    def _box(self, name: str) -> Locator:
        return self.page.locator(f'[id="{name}/1/1"]')

    def _link_ids(self, before: str) -> set[str]:
        return set(self.page.locator(f"[id^='{before}']").evaluate_all(IDS, before))

    def _serve(self, route: Route) -> None:
        """The page and files of the package; nothing else, and nothing of another host."""
        address = urlsplit(route.request.url)
        file = FOLDER / address.path.removeprefix("/")
        if f"{address.scheme}://{address.netloc}" != ORIGIN or not (
            address.path == "/" or file.is_file()
        ):
            self.refused.append(route.request.url)
            route.abort()
        elif address.path == "/":
            route.fulfill(body=HOST_PAGE, content_type="text/html")
        else:
            route.fulfill(path=file)


@contextmanager
def form_client(browser: Browser) -> Iterator[FormClient]:
    """The client for as long as the block lasts; what went wrong in it fails the block."""
    assert FOLDER.exists(), "LHC-Forms is not installed: tools/node-packages form-client"
    faults = Faults()
    with browser.new_context(viewport=TALL, reduced_motion="reduce") as context:
        client = FormClient(faults.watch(context).new_page())
        yield client
    assert [*faults.unexpected(), *client.refused] == []
