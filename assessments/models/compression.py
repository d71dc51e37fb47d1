"""Compression of what is stored, against a dictionary of the words that it is made of.

A record repeats what every record says: questions, answers, reasons, sources. A dictionary that
holds those words already (RFC 1950, "preset dictionary") leaves of a result's content a seventh of
what compressing it by itself does. The compressed bytes name their dictionary by its checksum, so
that more can be added; one that anything was stored with is needed for ever, and never changes:
its file's name is its checksum. `python -m tools.dictionary` makes one.

One release ships the file of a new dictionary, and only the next sets IN_USE to it: while nodes of
both run side by side, and after a return to the release before, each must read what the other
wrote.
"""

import zlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "dictionaries"
IN_USE = "8c658fe1"
"""The dictionary that new records are compressed with."""

_LEVEL = 6
_HAS_DICTIONARY = 0x20  # a flag in the second byte, with the dictionary's checksum behind it


class DictionaryMissing(Exception):
    """What is stored was compressed with a dictionary that is not there, or was altered."""


@cache
def dictionary(checksum: str) -> bytes:
    """The dictionary of that Adler-32 checksum, in hexadecimal. Raises DictionaryMissing."""
    try:
        words = FOLDER.joinpath(f"{checksum}.txt").read_bytes()
    except FileNotFoundError as missing:
        raise DictionaryMissing(checksum) from missing
    if f"{zlib.adler32(words):08x}" != checksum:
        raise DictionaryMissing(checksum)
    return words


@cache
def _primed() -> "zlib._Compress":
    """A compressor that has read the dictionary; copying it costs a third of making one."""
    return zlib.compressobj(_LEVEL, zdict=dictionary(IN_USE))


def compress(plain: bytes) -> bytes:
    """The same as zlib.compress, and smaller for what is made of the dictionary's words."""
    compressor = _primed().copy()
    return compressor.compress(plain) + compressor.flush()


def decompress(packed: bytes) -> bytes:
    """The inverse of compress, and of zlib.compress, which older records were made with.

    Raises zlib.error for anything else, DictionaryMissing without its dictionary.
    """
    if len(packed) < 6 or not packed[1] & _HAS_DICTIONARY:
        return zlib.decompress(packed)
    expander = zlib.decompressobj(zdict=dictionary(packed[2:6].hex()))
    plain = expander.decompress(packed) + expander.flush()
    if not expander.eof:
        raise zlib.error("what is stored breaks off")
    return plain
