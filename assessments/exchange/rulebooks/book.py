"""The rule book of the rules as they now are."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import override

from assessments.questionnaire.version import VERSION
from assessments.triage import RULESET
from assessments.triage.facts import Fact, Facts
from assessments.triage.references import Reference
from assessments.triage.rules import RULES, Fallback, Rule

from .condition import All, Condition, Holds, Not, Some
from .fact_names import FACT_NAMES
from .reading import condition_of
from .words import in_words

LANGUAGE = "en"
"""The rule book is written in the language that its rules were."""


def book(vignettes: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """The present edition, as plain data. Texts are in English.

    vignettes: for each rule's id the ids of the vignettes that meet it; left out where unknown.
    """
    with override(LANGUAGE):
        return {
            "ruleset": RULESET,
            "questionnaire": VERSION,
            "rules": [_rule(one, vignettes) for one in RULES],
            "facts": [_fact(name, FACTS[name]) for name in _used()],
        }


FACTS: Mapping[str, "Fact[Any]"] = {
    name: fact for name, fact in vars(Facts).items() if isinstance(fact, Fact)
}
"""Every fact by its name, in the order of Facts."""


def _rule(one: Rule, vignettes: Mapping[str, Sequence[str]] | None) -> dict[str, Any]:
    entry = {
        "id": one.id,
        "family": one.pattern.family.value,
        "module": one.condition.__module__.rpartition(".")[2],
        "pattern": one.pattern.value,
        "pattern_title": one.pattern.title,
        "title": _title(one.condition),
        "urgency": one.urgency.code,
        "condition": _condition(one),
        "remark": _remark(one.condition),
        "reads": list(one.reads),
        "reason": one.reason,
        "sources": [_source(each) for each in one.references],
    }
    return entry if vignettes is None else {**entry, "vignettes": list(vignettes[one.id])}


def _condition(one: Rule) -> str:
    words = in_words(condition_of(one.condition))
    if not isinstance(one, Fallback):
        return words
    minor = ", ".join(sorted(one.minor))
    own = words.replace("\n", "\n  ")
    return (
        "At least one of these:\n- No other rule is met\n- All of these:\n"
        f"  - Only minor rules are met, which explain nothing by themselves: {minor}\n  - {own}"
    )


def _fact(name: str, fact: "Fact[Any]") -> dict[str, Any]:
    return {
        "id": name,
        "title": FACT_NAMES[name],
        "condition": in_words(condition_of(fact.define)),
        "remark": _remark(fact.define),
        "reads": list(fact.reads),
    }


def _source(reference: Reference) -> dict[str, Any]:
    return {
        "key": reference.key,
        "status": reference.status.value,
        "text": reference.what,
        "urls": list(reference.urls),
    }


def _title(condition: Callable[..., Any]) -> str:
    """What the condition's name says, as words."""
    words = condition.__name__.replace("_", " ").replace(" abi ", " ABI ")
    return words[0].upper() + words[1:]


def _remark(function: Callable[..., Any]) -> str:
    """What its writer added about it; most need nothing."""
    return inspect.cleandoc(function.__doc__ or "")


def _used() -> list[str]:
    """Facts that a rule rests on, by way of other facts too, in the order of Facts."""
    found: set[str] = set()
    waiting = [name for one in RULES for name in facts_in(condition_of(one.condition))]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += facts_in(condition_of(FACTS[name].define))
    return [name for name in FACTS if name in found]


def facts_in(condition: Condition) -> list[str]:
    """The facts that a condition names itself."""
    match condition:
        case Holds(fact=name):
            return [name]
        case Not(part=part):
            return facts_in(part)
        case All(parts=parts) | Some(parts=parts):
            return [name for part in parts for name in facts_in(part)]
    return []
