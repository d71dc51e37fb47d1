"""The sheet for the visit as a file, for the patient and for staff alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .download import kept_as
from .pdf import pdf
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A PDF in the language of its words."""

    content: bytes
    name: str
    language: str

    def response(self) -> HttpResponse:
        """What a browser keeps as a file of that name."""
        response = kept_as(self.name, HttpResponse(self.content, content_type="application/pdf"))
        response["Content-Language"] = self.language
        return response


def sheet_file(
    drawn: Sheet,
    *,
    taken_back: bool,
    request: HttpRequest,
    more: Mapping[str, Any] | None = None,
) -> SheetFile:
    """Makes the file for this request; it is kept nowhere. Raises pdf.NotAvailable.

    more is what print/code.html shows, where the sheet carries the code of a link.
    """
    context = {"sheet": drawn, "taken_back": taken_back, **(more or {})}
    with translation.override(drawn.language):  # labels in the language of the answers
        html = render_to_string("print/document.html", context, request)
    return SheetFile(pdf(html), f"{drawn.reference}.pdf", drawn.language)
