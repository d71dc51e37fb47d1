"""Brings the catalogues of translations up to date with the texts, and compiles them.

    python -m tools.messages                  write locale/*/LC_MESSAGES/django.po and .mo
    python -m tools.messages --missing es     list the patients' texts without a translation

Ends with how many are missing in each language. Needs gettext.
"""

import argparse
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from . import catalogues  # noqa: E402
from .collecting import collect  # noqa: E402
from .notes import add_notes  # noqa: E402


def write() -> None:
    texts = collect()
    add_notes(texts)
    for language in catalogues.PLURALS:
        catalogue = catalogues.brought_up_to_date(language, texts)
        catalogues.save(language, catalogue)
        catalogues.compile_(language)
        left = sum(1 for _entry in catalogues.missing(catalogue))
        of = sum(catalogues.for_patients(entry) for entry in catalogue)
        print(f"{language}: {of - left} of the {of} texts that patients read are translated.")


def list_missing(language: str) -> None:
    for entry in catalogues.missing(catalogues.read(language)):
        places = " ".join(place for place, _line in entry.occurrences)
        print(f"{places}\n  {entry.msgid!r}")


def main() -> int:
    said = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    said.add_argument("--missing", choices=catalogues.PLURALS)
    language = said.parse_args().missing
    list_missing(language) if language else write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
