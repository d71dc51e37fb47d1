"""Our own codes as FHIR CodeSystems: the answers to each question, and what triage concludes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext

from assessments.models.wording import URGENCY
from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.pages import PAGES
from assessments.questionnaire.version import VERSION
from assessments.triage import RULESET, Pattern, Urgency
from assessments.triage.rules import RULES

from . import addresses, published
from .questionnaire import asked_of
from .translations import Resource, in_every_language, in_language, with_translations

Words = Mapping[str, str]
"""What each code stands for, in the active language, in the order of the codes."""


def code_system(name: str, language: str | None = None) -> dict[str, Any]:
    """By its resource id, in that language; without one in the host's, with all other words beside.

    Raises KeyError for a name that is none of ours.
    """
    build = _by_id()[name]
    if language:
        return in_language(build, language)
    return in_every_language(build, _with_designations)


def names() -> list[str]:
    """The resource id of each."""
    return list(_by_id())


def _by_id() -> dict[str, Callable[[], Resource]]:
    made = {**_of_questions(), **_of_triage()}
    return {addresses.resource_id(name): build for name, build in made.items()}


def _of_questions() -> dict[str, Callable[[], Resource]]:
    choices = {
        name: partial(_answers, name, field)
        for page in PAGES
        for name, field in page.answer_fields().items()
        if isinstance(field, OneChoice | ManyChoices)
    }
    return {**choices, "question": _questions}


def _of_triage() -> dict[str, Callable[[], Resource]]:
    return {"urgency": _urgency, "pattern": _pattern, "rule": _rule, "ruleset": _ruleset}


def _answers(name: str, field: OneChoice | ManyChoices) -> Resource:
    words = {str(code): str(label) for code, label in field.labels.items()}
    return _plain(name, VERSION, str(field.label), words)


def _questions() -> Resource:
    words = {
        name: str(page.answer_fields()[name].label) for page in PAGES for name in asked_of(page)
    }
    return _plain("question", VERSION, gettext("What is asked"), words)


def _urgency() -> Resource:
    words = {level.code: str(URGENCY[level]) for level in reversed(Urgency)}
    return _plain("urgency", RULESET, gettext("How soon to seek care"), words)


def _pattern() -> Resource:
    words = {str(one): gettext(one.title) for one in Pattern}
    return _plain("pattern", RULESET, gettext("What the answers fit"), words)


def _rule() -> Resource:
    words = {rule.id: gettext(rule.reason) for rule in RULES}
    return _plain("rule", RULESET, gettext("Rules, each with its reason"), words)


def _ruleset() -> Resource:
    """Earlier ones are told of in their changelog alone."""
    words = {RULESET: gettext("Rule set %(version)s") % {"version": RULESET}}
    title = gettext("The rule set that judges")
    return _plain("ruleset", RULESET, title, words) | {"content": "fragment"}


def _plain(name: str, version: str, about: str, words: Words) -> Resource:
    title = f"{published.TITLE}: {about}"
    head = published.head("CodeSystem", name, addresses.code_system(name), version, title)
    return head | {
        "caseSensitive": True,
        "content": "complete",
        "count": len(words),
        "concept": [{"code": code, "display": said} for code, said in words.items()],
    }


def _with_designations(plain: Resource, others: Mapping[str, Resource]) -> Resource:
    """A CodeSystem has a place of its own for what its codes are called in other languages."""
    rest = with_translations(_without_concepts(plain), _each_without_concepts(others))
    theirs = {language: _displays(other) for language, other in others.items()}
    return rest | {"concept": [_designated(one, theirs) for one in plain["concept"]]}


def _without_concepts(system: Resource) -> Resource:
    return {name: value for name, value in system.items() if name != "concept"}


def _each_without_concepts(systems: Mapping[str, Resource]) -> dict[str, Resource]:
    return {language: _without_concepts(system) for language, system in systems.items()}


def _displays(system: Resource) -> Words:
    return {concept["code"]: concept["display"] for concept in system["concept"]}


def _designated(concept: Resource, theirs: Mapping[str, Words]) -> Resource:
    said = [
        {"language": language, "value": words[concept["code"]]}
        for language, words in theirs.items()
        if words[concept["code"]] != concept["display"]
    ]
    return concept | ({"designation": said} if said else {})
