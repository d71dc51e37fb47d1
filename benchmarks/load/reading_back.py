"""Asks the site, as the patients would, for what it told them it had kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .browser import Browser, NoAnswer, Target
from .markup import NOT_ANSWERS, form_of, main_of, results_on
from .patient import ANSWERS
from .tally import Check, Tally


@dataclass
class ReadBack:
    """What was found: drafts and pages of them, and results; and each thing that was not right."""

    drafts: int = 0
    pages: int = 0
    results: int = 0
    wrong: list[str] = field(default_factory=list)


def read_back(
    tally: Tally, address: str, *, ca: Path | None = None, insecure: bool = False
) -> ReadBack:
    """Reads every acknowledged page of open drafts and every result again.

    A draft must hold what was sent; a result must be there once, with the urgency that it was
    first shown with; and nothing else may be there.
    """
    target = Target(address, ca, insecure)
    found = ReadBack()
    for check in tally.checks:
        browser = Browser(target, check.cookies)
        try:
            _one(check, browser, found)
        except NoAnswer as trouble:
            found.wrong.append(f"{check.vignette}: {trouble}")
        finally:
            browser.close()
    return found


def _one(check: Check, browser: Browser, found: ReadBack) -> None:
    if not check.acknowledged:
        return
    held = results_on(browser.send("GET", "/results/").body)
    # A submit without an answer may have been taken: once at most.
    taken = check.result or check.in_doubt
    if len(held) > 1 or (held and not taken) or (check.result and not held):
        found.wrong.append(f"{check.vignette}: {len(held)} results, {check.result or 'none'} shown")
    if check.result:
        _result(check, browser, found)
    elif not held and not check.stopped:
        _draft(check, browser, found)


def _result(check: Check, browser: Browser, found: ReadBack) -> None:
    answer = browser.send("GET", check.result)
    main = main_of(answer.body)
    again = main.get("data-urgency", ""), main.get("data-leading", "")
    if answer.status != 200 or again[0] != check.expected or again != (check.shown or again):
        found.wrong.append(f"{check.vignette}: {answer.status} {check.result} shows {again}")
    else:
        found.results += 1


def _draft(check: Check, browser: Browser, found: ReadBack) -> None:
    found.drafts += 1
    for address, sent in check.acknowledged.items():
        if address == ANSWERS:
            continue
        form = form_of(browser.send("GET", address).body)
        shown = form.shown() if form else {}
        if _as_shown(sent) != {name: sorted(held) for name, held in shown.items()}:
            found.wrong.append(f"{check.vignette}: {address} shows {shown}, sent {sent}")
        else:
            found.pages += 1


def _as_shown(sent: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        name: sorted(map(str, value)) if isinstance(value, list) else [str(value)]
        for name, value in sent.items()
        if name not in NOT_ANSWERS and value not in ("", [], None)
    }
