"""Filters for what is written in another way in each language; templates need not load them."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.questionnaire import digits as written
from assessments.triage.references import is_publishers

register = template.Library()


@register.filter(is_safe=True)
def digits(said: object) -> str:
    """A number, or a text with numbers, in the reader's digits; nothing for nothing."""
    return "" if said is None else written.digits(said)


@register.filter(expects_localtime=True, is_safe=False)
def day(on: date | None) -> str:
    """A date, without a time; nothing for nothing."""
    return written.day(on) if on else ""


@register.filter(expects_localtime=True, is_safe=False)
def moment(at: date | None) -> str:
    """A date with its time; nothing for nothing."""
    return written.moment(at) if at else ""


@register.filter
def apart(text: object) -> SafeString:
    """What keeps its own direction in any text around it, such as a phone number."""
    return format_html("<bdi>{}</bdi>", text)


@register.filter
def addresses(urls: Iterable[str]) -> SafeString:
    """A source's addresses: links to publishers and official sites, any other as plain text."""
    return format_html_join("", "{}", ((_address(url),) for url in urls))


def _address(url: str) -> SafeString:
    if is_publishers(url):
        return format_html(' <a href="{0}" rel="noreferrer" dir="ltr">{0}</a>', url)
    return format_html(' <span class="address" dir="ltr">{}</span>', url)
