"""What a response says about itself: what it is, whether it is done, what it answers."""

from dataclasses import dataclass
from typing import Any

from assessments.questionnaire.version import VERSION

from .. import addresses
from .problems import Problem, ResponseError, shown

RESPONSE = "QuestionnaireResponse"
DONE = ("completed", "amended")
MAY_CHANGE_ALL = ("implicitRules", "modifierExtension")
OURS = f"/Questionnaire/{addresses.QUESTIONNAIRE}"


@dataclass(frozen=True, slots=True)
class Heading:
    """base: the address that the names of the response begin with; warnings about it."""

    base: str
    warnings: list[Problem]


def heading(response: dict[str, Any]) -> Heading:
    """Raises ResponseError for what is no finished response to our questionnaire."""
    kind = response.get("resourceType")
    if kind != RESPONSE:
        what = f"is {shown(kind)}. Only a {RESPONSE} can be read, or a Bundle that holds one."
        raise ResponseError([Problem("resourceType", what)])
    named = _canonical(response.get("questionnaire"))
    address, _, version = named.partition("|")
    problems = [*_unfinished(response.get("status")), *changes(response), *_another(named)]
    if problems:
        raise ResponseError(problems)
    base = address.removesuffix(OURS)
    return Heading(base, [*_elsewhere(base), *_edition(version)])


def changed(element: dict[str, Any]) -> bool:
    """Whether it has an extension that may turn its meaning round, which none may pass over."""
    return bool(element.get("modifierExtension"))


def changes(element: dict[str, Any], where: str = "") -> list[Problem]:
    """What may turn the meaning of all answers round, in the response or in what holds it."""
    what = "may change what the answers mean, and is not understood. Leave it out."
    return [Problem(f"{where}{name}", what) for name in MAY_CHANGE_ALL if element.get(name)]


def _canonical(named: Any) -> str:
    """The canonical address without a fragment; empty for what is no text."""
    return named.partition("#")[0] if isinstance(named, str) else ""


def _unfinished(status: Any) -> list[Problem]:
    if status in DONE:
        return []
    what = f"is {shown(status)}. Only a response that is completed or amended can be judged."
    return [Problem("status", what)]


def _another(named: str) -> list[Problem]:
    """named is an address, with a version after a bar or without one."""
    address, *versions = named.split("|")
    if address.endswith(OURS) and address != OURS and len(versions) <= 1:
        return []
    asked = f"Name the questionnaire that was answered: {addresses.questionnaire()}|{VERSION}"
    if not address:
        return [Problem("questionnaire", f"is missing. {asked}")]
    if len(versions) > 1:
        return [Problem("questionnaire", f"names more than one version. {asked}")]
    return [Problem("questionnaire", f"is {shown(address)}, which is not this one. {asked}")]


def _elsewhere(base: str) -> list[Problem]:
    if base == addresses.base():
        return []
    what = f"is that of {shown(base)}, read as that of {shown(addresses.base())}."
    return [Problem("questionnaire", what)]


def _edition(version: str) -> list[Problem]:
    if version == VERSION:
        return []
    named = f"version {shown(version)}" if version else "no version"
    what = f"names {named}, and is read as version {shown(VERSION)}, the one asked here."
    return [Problem("questionnaire", what)]
