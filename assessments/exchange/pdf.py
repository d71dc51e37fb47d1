"""A document as a PDF, drawn by WeasyPrint with the same stylesheet as the pages.

WeasyPrint draws text with Pango, which comes with the system and not with Python. Where Pango is
missing the site runs without PDFs, and the log says once what to install.
"""

import io
import logging
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured

log = logging.getLogger(__name__)
STYLESHEET = "css/leg-check.css"


class NotAvailable(Exception):
    """This machine cannot make PDFs."""


def available() -> bool:
    """Whether this machine can make PDFs."""
    return _weasyprint() is not None


def pdf(html: str) -> bytes:
    """The HTML document as a tagged PDF on the host's paper, in its own title and language.

    Nothing is fetched, from the network or from disk, whatever the document refers to. Raises
    NotAvailable where Pango is missing.
    """
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise NotAvailable
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    paper = f"@page {{ size: {settings.PAPER_SIZE} }}"
    sheets = [weasyprint.CSS(string=css, url_fetcher=nothing) for css in (_stylesheet(), paper)]
    document = weasyprint.HTML(string=html, url_fetcher=nothing)
    made: bytes = document.write_pdf(stylesheets=sheets, pdf_tags=True)
    return made


@cache
def _weasyprint() -> ModuleType | None:
    """WeasyPrint, imported at first need: that takes half a second, and fails without Pango."""
    try:
        with redirect_stdout(io.StringIO()):  # its own account of a failure has nine lines
            return import_module("weasyprint")
    except OSError as error:
        log.warning(
            "No PDF of results is offered, for want of Pango (%s). On Debian and Ubuntu: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            str(error).partition("\n")[0],
        )
        return None


def _stylesheet() -> str:
    """The site's stylesheet from its source, which is there whatever name it is served under."""
    found = finders.find(STYLESHEET)
    if found is None:
        raise ImproperlyConfigured(f"{STYLESHEET} is not among the static files")
    return Path(found).read_text(encoding="utf-8")
