"""The short reference that a patient can read out on the phone."""

import re
import secrets

ALPHABET = "2345679CDFGHJKMNPRTWXYZ"
"""No vowels (no words by chance) and nothing that is read or heard as another: 0/O, 1/I/L, 8/B."""

LENGTH = 8
IN_A_TEXT = re.compile(
    rf"(?<![^\W_])([{ALPHABET}]{{4}})[-\s\u2010-\u2015]([{ALPHABET}]{{4}})(?![^\W_])"
)
"""As it is printed, with something before it or behind: in a line of the sheet, a file's name."""


def new_reference() -> str:
    """A random reference: 23**8, about 78 thousand million. A clash meets the unique index."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def plain(typed: str) -> str:
    """A reference as it is stored, however it was written or read out."""
    return "".join(sign for sign in typed if sign.isalnum()).upper()


def picked_out(typed: str) -> str:
    """As plain; where more was typed, or pasted, than a reference, the first that stands in it."""
    whole = plain(typed)
    found = None if len(whole) == LENGTH else IN_A_TEXT.search(typed.upper())
    return "".join(found.groups()) if found else whole


def spoken(reference: str) -> str:
    """The reference in two groups, as it is printed."""
    return f"{reference[:4]}-{reference[4:]}"
