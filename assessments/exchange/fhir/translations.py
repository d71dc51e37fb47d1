"""One resource in one language, or in the host's with the words of every other beside its own.

Clients differ in what they read: servers know the extension for translations, but many a form shows
the plain words alone. So both are there.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.conf import settings
from django.utils import translation

Resource: TypeAlias = dict[str, Any]
Combined: TypeAlias = Callable[[Resource, Mapping[str, Resource]], Resource]

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
NOT_WORDS = {"language"}
_SCRIPT = 4


def tag(code: str) -> str:
    """Django's code of a language as others write it (BCP 47): pt-BR, zh-Hans."""
    first, *rest = code.split("-")
    return "-".join([first, *(_part(part) for part in rest)])


def _part(part: str) -> str:
    return part.title() if len(part) == _SCRIPT else part.upper()


def in_language(build: Callable[[], Resource], language: str) -> Resource:
    """What build makes while that language is active."""
    with translation.override(language):
        return build()


def in_every_language(build: Callable[[], Resource], combined: Combined) -> Resource:
    """What build makes in the host's language, combined with what it makes in each other one."""
    base = settings.LANGUAGE_CODE
    others = [code for code, _ in settings.LANGUAGES if code != base]
    return combined(
        in_language(build, base), {tag(code): in_language(build, code) for code in others}
    )


def with_translations(plain: Resource, others: Mapping[str, Resource]) -> Resource:
    """plain, and beside each of its words that another language says in another way, that.

    others are the same resource by the tags of their languages. Raises ValueError when they are
    not built alike.
    """
    made: Resource = {}
    for name, value in plain.items():
        theirs = {language: _of(name, plain, other) for language, other in others.items()}
        made[name] = _value(value, theirs)
        if name not in NOT_WORDS and (said := _otherwise(value, theirs)):
            made[f"_{name}"] = {"extension": said}
    return made


def _of(name: str, plain: Resource, other: Resource) -> Any:
    if other.keys() != plain.keys():
        raise ValueError(f"not built alike in each language: {sorted(other.keys() ^ plain.keys())}")
    return other[name]


def _value(value: Any, theirs: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return with_translations(value, theirs)
    if isinstance(value, list):
        return [_value(one, each) for one, each in _side_by_side(value, theirs)]
    return value


def _side_by_side(values: list[Any], theirs: Mapping[str, Any]) -> list[tuple[Any, dict[str, Any]]]:
    rows = zip(values, *theirs.values(), strict=True)
    return [(one, dict(zip(theirs, rest, strict=True))) for one, *rest in rows]


def _otherwise(value: Any, theirs: Mapping[str, Any]) -> list[Resource]:
    if not isinstance(value, str):
        return []
    return [_translated(language, said) for language, said in theirs.items() if said != value]


def _translated(language: str, said: str) -> Resource:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": said}]
    return {"extension": parts, "url": TRANSLATION}
