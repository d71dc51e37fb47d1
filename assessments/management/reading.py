"""Where a command that reads one text has it from."""

import sys
from pathlib import Path

from django.core.management.base import CommandParser


def add_file(parser: CommandParser) -> None:
    """Lets a command be given the file that text_of reads."""
    parser.add_argument(
        "file", nargs="?", type=Path, help="the file to read; standard input if left out"
    )


def text_of(file: Path | None, most: int = -1) -> str:
    """The text of a file, or standard input where none is named; at most so many characters.

    The mark that some programs put before UTF-8 is no part of it. Raises OSError, and
    UnicodeDecodeError for what is no UTF-8.
    """
    if file is None:
        return sys.stdin.read(most).removeprefix("\ufeff")
    with file.open(encoding="utf-8-sig") as reader:
        return reader.read(most)
