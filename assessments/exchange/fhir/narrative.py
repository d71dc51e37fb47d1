"""Texts of a resource for human readers, in the small part of XHTML that FHIR allows.

Whatever is put in is escaped, and freed of signs that no XML may hold.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from .translations import tag

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LINE_END = SafeString("<br/>")


def plain(text: str) -> str:
    """The text without signs that neither XML nor a FHIR string may hold."""
    return _NOT_XML.sub("", text)


def narrative(language: str, *blocks: SafeString, status: str = "generated") -> dict[str, Any]:
    """The text element of a resource; language is Django's code of it.

    status is additional where it says more than the data do.
    """
    div = format_html(
        '<div xmlns="http://www.w3.org/1999/xhtml" lang="{0}" xml:lang="{0}" dir="{1}">{2}</div>',
        tag(language),
        "rtl" if _from_right(language) else "ltr",
        format_html_join("", "{}", ((block,) for block in blocks)),
    )
    return {"status": status, "div": str(div)}


def heading(text: str) -> SafeString:
    return format_html("<h3>{}</h3>", plain(text))


def paragraph(text: str) -> SafeString:
    """A paragraph, with its line ends kept."""
    return format_html("<p>{}</p>", _lines(text))


def bullets(lines: Iterable[str]) -> SafeString:
    """A list, or nothing for no lines: an empty one is not allowed."""
    items = format_html_join("", "<li>{}</li>", ((plain(line),) for line in lines))
    return format_html("<ul>{}</ul>", items) if items else items


def table(rows: Iterable[tuple[str, str]]) -> SafeString:
    """What was asked, and what was said to it, with its line ends kept."""
    cells = ((plain(asked), _lines(said)) for asked, said in rows)
    body = format_html_join("", "<tr><td>{}</td><td>{}</td></tr>", cells)
    return format_html("<table><tbody>{}</tbody></table>", body) if body else body


def _lines(text: str) -> SafeString:
    lines = ((line,) for line in plain(text).splitlines())
    return format_html_join(_LINE_END, "{}", lines)


def _from_right(language: str) -> bool:
    try:
        return bool(get_language_info(language)["bidi"])
    except KeyError:  # one that Django does not know
        return False
