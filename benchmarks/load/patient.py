"""One patient: opens the check, answers page after page, reads the result, and begins anew."""

import random
import re
import time
from collections.abc import Mapping
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from tests.vignettes import VIGNETTES
from tests.walker import DEFAULTS, MOST_PAGES

from .browser import Answer, Browser, NoAnswer, Target
from .markup import TOKEN, Form, form_of, is_our_page, main_of
from .tally import Check, Tally

START, ANSWERS, STOPPED = "/check/", "/check/answers/", "/check/stopped/"
WAIT_AND_TRY_AGAIN = (429, 502, 503, 504)
PATIENCE = 120.0
"""Seconds for which a patient tries the same step again."""
_RESULT = re.compile(r"/results/[0-9a-f-]{36}/")


class Over(Exception):
    """This walk goes no further; what is to be counted has been."""


class Patient:
    """Walks until stop is set. think is the mean of seconds spent on a page; 0 for none.

    With retry, a patient does what a person would on a page that says to wait, or when the
    connection fails: waits a little, and takes the same step again.
    """

    def __init__(
        self, target: Target, *, stop: Event, think: float, retry: bool, seed: str
    ) -> None:
        self.target, self.stop, self.think, self.retry = target, stop, think, retry
        self.chance = random.Random(seed)
        self.tally = Tally()
        self.browser = Browser(target)

    def live(self) -> None:
        while not self.stop.is_set():
            vignette = self.chance.choice(VIGNETTES)
            check = Check(vignette["id"], vignette["urgency"])
            self.tally.checks.append(check)
            self.browser = Browser(self.target)
            try:
                self._walk(check, vignette)
            except Over:
                # What goes wrong at once must not make this a flood.
                self.stop.wait(0.2)
            finally:
                check.cookies = self.browser.cookies
                self.browser.close()

    def _walk(self, check: Check, vignette: Mapping[str, Any]) -> None:
        answers = DEFAULTS | vignette["answers"]
        path, answer = self._open(START)
        visited = []
        for _ in range(MOST_PAGES):
            visited.append(path)
            form = form_of(answer.body)
            if form is None:
                break
            self._ponder()
            path, answer = self._open(self._save(check, path, form, form.filled(answers)))
        self._end(check, path, answer, vignette, whole=ANSWERS in visited)

    def _end(
        self, check: Check, path: str, answer: Answer, vignette: Mapping[str, Any], *, whole: bool
    ) -> None:
        """Compares what is shown with what is expected."""
        if path == STOPPED:
            check.stopped = True
            self._expect(vignette["urgency"] == "out_of_scope", "wrongly stopped", check)
            return
        main = main_of(answer.body)
        check.shown = main.get("data-urgency", ""), main.get("data-leading", "")
        self._expect(check.shown[0] == check.expected, "wrong urgency", check)
        # An emergency may end a check before the questions that its other causes need.
        right = not whole or check.shown[1] in vignette["leading"]
        self._expect(right, "wrong leading cause", check)

    def _expect(self, right: bool, otherwise: str, check: Check) -> None:
        if not right:
            self.tally.errors[f"{otherwise}: {check.vignette}"] += 1

    def _ponder(self) -> None:
        if self.think:
            self.stop.wait(min(self.chance.expovariate(1 / self.think), 5 * self.think))
        if self.stop.is_set():
            raise Over

    def _open(self, path: str) -> tuple[str, Answer]:
        """The page at the end of all redirects, with its own address."""
        for _ in range(5):
            answer = self._step("GET", path)
            if answer.status == 200:
                return path, answer
            path = urlsplit(answer.location).path
        raise self._over("too many redirects", path)

    def _save(self, check: Check, path: str, form: Form, fields: dict[str, Any]) -> str:
        """Posts a page; returns the address that the site leads on to."""
        address = form.action or path
        check.in_doubt = True
        answer = self._step("POST", address, fields)
        check.in_doubt = False
        if answer.status != 302:
            raise self._over("answers refused", f"{address}, {check.vignette}")
        if "notice=gone" in answer.location:
            raise self._over("draft gone", address)
        on = urlsplit(answer.location).path
        check.acknowledged[address] = {k: v for k, v in fields.items() if k != TOKEN}
        check.result = on if _RESULT.fullmatch(on) else ""
        return on

    def _step(self, method: str, path: str, fields: dict[str, Any] | None = None) -> Answer:
        """One step, again and again while a person would try again. Raises Over."""
        patience = time.monotonic() + PATIENCE
        while True:
            answer, trouble = self._once(method, path, fields)
            if answer is not None:
                return answer
            if not self.retry:
                raise self._over(trouble, f"{method} {place_of(path)}")
            self.tally.interruptions[trouble] += 1
            self.tally.retried[f"{method} {place_of(path)}"] += 1
            if self.stop.wait(self.chance.uniform(0.3, 1.5)):
                raise Over
            if time.monotonic() > patience:
                raise self._over("gave up", f"{method} {place_of(path)}")
            if fields is not None:
                fields = self._again(path, fields)

    def _again(self, path: str, fields: dict[str, Any]) -> dict[str, Any]:
        """The same answers on the page as it is now or, where it is no longer there, as before."""
        at, answer = self._open(path)
        form = form_of(answer.body)
        if at != path or form is None:
            return fields
        return fields | {TOKEN: form.token}

    def _once(
        self, method: str, path: str, fields: dict[str, Any] | None
    ) -> tuple[Answer | None, str]:
        """An answer to go on with, or the kind of trouble that a person waits out. Raises Over."""
        try:
            answer = self.browser.send(method, path, fields)
        except NoAnswer as trouble:
            return None, str(trouble)
        place = place_of(path)
        self.tally.statuses[answer.status] += 1
        self.tally.took((place, method), answer.seconds)
        if answer.status >= 429 and not is_our_page(answer.body):
            self.tally.foreign.append(f"{answer.status} {method} {place}: {answer.body[:200]}")
        if answer.status in WAIT_AND_TRY_AGAIN:
            return None, str(answer.status)
        if answer.status >= 400:
            raise self._over(str(answer.status), f"{method} {place}")
        return answer, ""

    def _over(self, kind: str, where: str) -> Over:
        """Counts what must not happen; to be raised."""
        self.tally.errors[f"{kind}: {where}"] += 1
        return Over()


def place_of(path: str) -> str:
    """The page at a path, without ids."""
    return "result" if _RESULT.fullmatch(path) else urlsplit(path).path.strip("/") or "home"
