"""The .po files: brought up to date with the texts, read, and compiled to .mo."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import polib

from .collecting import ROOT

PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
}
"""The forms that each language has, as CLDR counts them; the keys are the languages."""

HEADER = """Not checked by a native speaker, nor by a clinician (docs/clinical/TRANSLATIONS.md).
`make messages` writes this file but for the translations. A text whose English changes loses
its translation, so that nobody reads the old meaning."""

STAFF = (
    "assessments/staff/",
    "templates/staff/",
    "templates/admin/",
    "templates/mfa/",
    # The choices and names of what staff alone see.
    "assessments/models/audit_event.py",
    "assessments/models/case.py",
    "assessments/models/review.py",
    # The table of cases that staff take with them, and its codebook.
    "assessments/exchange/case_export.py",
    "assessments/exchange/codebook.py",
    "assessments/exchange/figures/",
    # What is mailed to the clinic.
    "templates/mail/overdue_case",
    "templates/mail/urgent_case",
    "templates/mail/waiting",
    # The names of languages stay in those languages.
    "config/settings.py",
)
"""Where texts stand that no patient reads: they are not translated yet."""


def path(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> polib.POFile:
    return polib.pofile(str(path(language)), wrapwidth=0)


def for_patients(entry: polib.POEntry) -> bool:
    """Whether a patient can meet this text: it stands in one place at least that is not staff's."""
    return any(not place.startswith(STAFF) for place, _line in entry.occurrences)


def missing(catalogue: polib.POFile) -> Iterator[polib.POEntry]:
    """The patients' texts that have no translation, or none that somebody stands by."""
    return (one for one in catalogue if for_patients(one) and (one.fuzzy or not one.translated()))


def brought_up_to_date(language: str, texts: polib.POFile) -> polib.POFile:
    """A catalogue of just these texts, in their order, with the translations that there were.

    No translation is guessed from a text that is like it: in a warning, one word is the meaning.
    """
    catalogue = polib.POFile(wrapwidth=0, encoding="UTF-8")
    catalogue.header = HEADER
    catalogue.metadata = {
        "Project-Id-Version": "Leg Check",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    old = {}
    if path(language).exists():
        old = {_key(entry): entry for entry in read(language)}
    for entry in texts:
        catalogue.append(_translated(entry, old.get(_key(entry)), language))
    return catalogue


def _key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _translated(text: polib.POEntry, old: polib.POEntry | None, language: str) -> polib.POEntry:
    forms = int(PLURALS[language].removeprefix("nplurals=").partition(";")[0])
    entry = polib.POEntry(
        msgctxt=text.msgctxt,
        msgid=text.msgid,
        msgid_plural=text.msgid_plural,
        occurrences=text.occurrences,
        comment=text.comment,
        flags=list(text.flags),
    )
    if text.msgid_plural:
        entry.msgstr_plural = old.msgstr_plural if old else dict.fromkeys(range(forms), "")
    elif old:
        entry.msgstr = old.msgstr
    if old:
        # What a translator notes stays.
        entry.tcomment = old.tcomment
        entry.flags += [flag for flag in old.flags if flag == "fuzzy"]
    return entry


def save(language: str, catalogue: polib.POFile) -> None:
    path(language).parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path(language)))


def compile_(language: str) -> None:
    """Writes the .mo beside it. Raises CalledProcessError when a placeholder is broken."""
    source = path(language)
    compiled = str(source.with_suffix(".mo"))
    subprocess.run(
        ["msgfmt", "--check-format", f"--output-file={compiled}", str(source)], check=True
    )
