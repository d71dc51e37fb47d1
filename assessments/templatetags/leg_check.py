"""What the templates of leg_check/ have drawn in code, since a template takes twice as long."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django import template
from django.conf import settings
from django.forms import BoundField, ChoiceField
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, get_language_info

register = template.Library()


@register.simple_tag
def is_unchecked() -> bool:
    """Whether no native speaker has checked the language that the page is in."""
    return get_language() in settings.NOT_YET_CHECKED


@register.simple_tag
def language_buttons(languages: list[dict[str, Any]], form: str = "") -> SafeString:
    """A button for each language, in its own words; form is the id of the form they are part of."""
    part_of = format_html(' form="{}"', form) if form else ""
    return format_html_join(
        " ",
        "{}",
        [(_language_button(one, part_of),) for one in languages],
    )


def _language_button(one: dict[str, Any], part_of: str) -> SafeString:
    """What is read now is no button: it is marked, and there is nothing to press."""
    if one["is_read"]:
        return format_html('<b aria-current="true">{}</b>', one["name"])
    return format_html(
        '<button name="language" value="{0}"{1} lang="{0}">{2}</button>',
        one["code"],
        part_of,
        one["name"],
    )


@register.simple_tag
def language_name(code: str) -> str:
    """What it is called in the active language; of one that Django does not know, the code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.simple_tag
def in_language(code: str) -> SafeString:
    """Attributes for what stands in another language than the page: which, and from what side."""
    if code == get_language():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', code, "rtl" if is_from_right(code) else "ltr")


@register.filter
def from_left(text: object) -> object:
    """A number or a reference that keeps its order among words that are read from the right."""
    return format_html('<bdi dir="ltr">{}</bdi>', text) if get_language_bidi() else text


def is_from_right(code: str) -> bool:
    return code.split("-", maxsplit=1)[0] in settings.LANGUAGES_BIDI


@register.simple_tag
def options(field: BoundField) -> SafeString:
    """The options of a choice of one or of many: a label around each box, ticked where chosen.

    Ids are those that Django gives.
    """
    return mark_safe("".join(_options(field)))  # noqa: S308  # each part is escaped below


def _options(field: BoundField) -> Iterator[str]:
    kind = "checkbox" if field.widget_type == "checkboxselectmultiple" else "radio"
    name, begin_of_id = escape(field.html_name), escape(field.auto_id)
    value = field.value()
    chosen = value if isinstance(value, list | tuple) else [value]
    choices = cast("Iterable[tuple[str, str]]", cast("ChoiceField", field.field).choices)
    for number, (code, text) in enumerate(choices):
        tick = " checked" if code in chosen else ""
        yield (
            f'<label class="option"><input type="{kind}" name="{name}" value="{escape(code)}"'
            f' id="{begin_of_id}_{number}"{tick}>{conditional_escape(text)}</label>\n'
        )
