"""axe-core over a page."""

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

# Two rules that axe leaves off: targets of at least 24 px, and contrast of at least 7:1.
OPTIONS: dict[str, Any] = {
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
    # Else axe writes the stylesheets of Django admin into the page, which the policy refuses. Only
    # a rule that it leaves off would read them.
    "preload": False,
}
# Without JavaScript, what <noscript> holds is part of the page.
WITHOUT_SCRIPTS = """() => {
    const probe = document.createElement("div");
    probe.innerHTML = "<noscript><b></b></noscript>";
    return probe.querySelector("b") !== null;
}"""


@cache
def script() -> str:
    """axe-core, as its package carries it."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """Each violation on the page, best practices included: rule, help and where; [] when none.

    The script is evaluated, not added to the page, which a strict content security policy allows.
    """
    if page.evaluate(WITHOUT_SCRIPTS):
        return _violations_of_copy(page)
    page.evaluate(script())
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [line for violation in result["violations"] for line in _lines(violation)]


def _violations_of_copy(page: Page) -> list[str]:
    """axe waits on timers, which stand still without JavaScript: shows it the same HTML with it."""
    assert page.context.browser
    context = page.context.browser.new_context(viewport=page.viewport_size)
    copy, html = context.new_page(), page.content()
    copy.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
    copy.goto(page.url)
    found = violations(copy)
    context.close()
    return found


def _lines(violation: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
        for node in violation["nodes"]
    ]
