"""What is written down of the rules, by the paths of the files."""

import json
from collections.abc import Mapping
from typing import Any

from assessments.exchange.vignettes import read_vignettes
from assessments.triage import RULESET

from .book import book
from .evidence import evidence
from .exercised import exercised
from .marked_up import as_markdown

EDITIONS = "assessments/exchange/rulebooks"


def documents(vignettes: str) -> Mapping[str, str]:
    """Text by path from the project's folder. vignettes is a file's text.

    Raises VignetteError for a file that cannot be used.
    """
    content = _book(vignettes)
    return {
        "docs/clinical/RULEBOOK.md": as_markdown(content),
        "docs/clinical/EVIDENCE.md": evidence(),
        f"{EDITIONS}/{RULESET}.json": as_json(content),
    }


def printed(vignettes: str | None) -> str:
    """The rule book in Markdown; without a word of vignettes where their text is None."""
    return as_markdown(_book(vignettes))


def _book(vignettes: str | None) -> dict[str, Any]:
    return book(None if vignettes is None else exercised(read_vignettes(vignettes)))


def as_json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
