"""The project's own files, as the tests in this folder read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ".git", ".venv", "var", "mutants", "staticfiles", "test-results", "__pycache__", "node_modules",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis",
}  # fmt: skip


def texts(folder: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Path (from the root) and text of each text file of the project."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from texts(path)
        elif (text := readable(path)) is not None:
            yield path.relative_to(ROOT).as_posix(), text


def readable(path: Path) -> str | None:
    """The file's text; None for a picture or the like."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
