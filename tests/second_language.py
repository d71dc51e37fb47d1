"""A language beside English, made up: every text of the FHIR resources in angle quotes."""

import struct
from contextlib import contextmanager
from unittest import mock

from django.utils import translation

from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.questionnaire import questionnaire

CODE, TAG = "pt-br", "pt-BR"


def translated(text):
    return f"«{text}»"


def add_second_language(settings, folder, *more):
    """Makes the site speak it, from a real catalogue in that folder; more are further texts."""
    place = folder / "pt_BR" / "LC_MESSAGES"
    place.mkdir(parents=True)
    said = every_text() | {text: translated(text) for text in more}
    (place / "django.mo").write_bytes(compiled(said))
    settings.LOCALE_PATHS = [folder]
    settings.LANGUAGES = [("en", "English"), (CODE, "Made up")]


def every_text():
    """What the resources ask gettext for, by catalogue key, with its translation."""
    said = {}
    with _noted(said), translation.override("en"):
        questionnaire("en")
        for name in names():
            code_system(name, "en")
    return said


@contextmanager
def _noted(said):
    real = translation._trans

    def gettext(text):
        said[text] = translated(text)
        return real.gettext(text)

    def pgettext(context, text):
        said[f"{context}\x04{text}"] = translated(text)
        return real.pgettext(context, text)

    noting = mock.Mock(wraps=real, gettext=gettext, pgettext=pgettext)
    with mock.patch.object(translation, "_trans", noting):
        yield


def compiled(said):
    """A catalogue as msgfmt writes it: its head, two tables of lengths and places, the texts."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **said}.items())
    head, row = 28, 8
    place = head + 2 * row * len(pairs)
    tables, texts = b"", b""
    for column in (0, 1):
        for pair in pairs:
            text = pair[column].encode()
            tables += struct.pack("<2I", len(text), place + len(texts))
            texts += text + b"\0"
    begin = struct.pack("<7I", 0x950412DE, 0, len(pairs), head, head + row * len(pairs), 0, place)
    return begin + tables + texts
