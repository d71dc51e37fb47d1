"""A copy of the database where it is SQLite's one file. PostgreSQL's are in deploy/backup."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from django.db import connection


class NotSQLite(Exception):
    """The database is another one, which has tools of its own."""


class Damaged(Exception):
    """What was copied is not whole; what SQLite says of it."""


def back_up(to: Path) -> int:
    """Writes the database as it is at one moment, while others read and write; its size in bytes.

    The file appears under its name once it is checked and on the disk, readable by its owner alone.
    Raises FileExistsError, NotSQLite and Damaged, and leaves nothing then.
    """
    if connection.vendor != "sqlite":
        raise NotSQLite
    if to.exists():
        raise FileExistsError(to)
    # Made readable by the owner alone, and of a name that nobody else can have.
    handle, name = tempfile.mkstemp(dir=to.parent, prefix=".part-")
    part = Path(name)
    try:
        os.close(handle)
        _copy(Path(connection.settings_dict["NAME"]), part)
        _to_disk(part)
        # A link, which unlike a rename fails where the name was taken meanwhile.
        os.link(part, to)
        _to_disk(to.parent)
    finally:
        part.unlink()
    return to.stat().st_size


def _copy(source: Path, to: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(to)) as copy,
    ):
        # All pages in one step, which is one transaction: in steps, each write begins it anew.
        live.backup(copy, pages=-1)
        # One file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise Damaged(said)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
