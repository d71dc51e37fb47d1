"""Files of the project that a command writes, and that a check compares."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


def keep(command: BaseCommand, files: Mapping[str, str], *, write: bool) -> None:
    """Writes texts to their paths below the project; without write, compares them.

    Says what it wrote. Raises CommandError (status 1) naming each file that is not current, and
    (status 2) where it cannot write.
    """
    stale = [path for path, text in files.items() if _now(settings.BASE_DIR / path) != text]
    if write:
        _write(files, stale)
        command.stdout.write(
            "".join(f"wrote {path}\n" for path in stale) or "all current\n", ending=""
        )
    elif stale:
        raise CommandError(f"Not current: {', '.join(stale)}. Run it with --write.", returncode=1)


def _now(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(files: Mapping[str, str], paths: list[str]) -> None:
    try:
        for path in paths:
            (settings.BASE_DIR / path).write_text(files[path], encoding="utf-8")
    except OSError as error:
        raise CommandError(str(error), returncode=2) from error
