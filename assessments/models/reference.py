"""The short reference that a patient can read out on the phone."""

import secrets

ALPHABET = "2345679CDFGHJKMNPRTWXYZ"
"""No vowels (no words by chance) and nothing that is read or heard as another: 0/O, 1/I/L, 8/B."""

LENGTH = 8


def new_reference() -> str:
    """A random reference: 23**8, about 78 thousand million. A clash meets the unique index."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def plain(typed: str) -> str:
    """A reference as it is stored, however it was written or read out."""
    return "".join(sign for sign in typed if sign.isalnum()).upper()


def spoken(reference: str) -> str:
    """The reference in two groups, as it is printed."""
    return f"{reference[:4]}-{reference[4:]}"
