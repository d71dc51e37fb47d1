"""The editions of the rule book that are kept, one file for each rule set that results name."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def kept() -> tuple[str, ...]:
    """The rule sets that have an edition. Older ones are in the rule set's changelog alone."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


def path_of(ruleset: str) -> Path:
    return FOLDER / f"{ruleset}.json"


@cache
def _editions() -> dict[str, dict[str, Any]]:
    return {one: json.loads(path_of(one).read_text(encoding="utf-8")) for one in kept()}


def edition(ruleset: str) -> dict[str, Any] | None:
    """The rule book of one rule set, in English; None where it is not kept.

    Keys: ruleset, questionnaire (the edition of the questions whose words it uses), rules and
    facts. It is read once and shared: not to be changed.
    """
    return _editions().get(ruleset)
