"""Collects every text that is marked for translation, with xgettext."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("assessments", "config", "templates")
XGETTEXT = (
    *("xgettext", "--language=Python", "--from-code=UTF-8", "--add-comments=Translators"),
    *("--add-location=file", "--no-wrap", "--files-from=-", "--output=-"),
    # Beside those that xgettext knows for Python, of which _ is one. Modules that call gettext_lazy
    # _ call gettext now.
    *("--keyword=gettext_noop", "--keyword=gettext_lazy", "--keyword=now"),
    "--keyword=ngettext_lazy:1,2",
    *("--keyword=pgettext:1c,2", "--keyword=pgettext_lazy:1c,2"),
    *("--keyword=npgettext:1c,2,3", "--keyword=npgettext_lazy:1c,2,3"),
)


def collect(root: Path = ROOT) -> polib.POFile:
    """A catalogue without translations: each text once, with where it stands and its comments.

    Raises CalledProcessError when xgettext cannot read a file, FileNotFoundError where gettext is
    not installed. Works on a copy, since xgettext reads templates only once they are rewritten.
    """
    with tempfile.TemporaryDirectory() as copy:
        names = [str(path) for path in _write_copies(root, Path(copy))]
        command = subprocess.run(
            XGETTEXT, cwd=copy, input="\n".join(names), capture_output=True, text=True, check=True
        )
    return polib.pofile(command.stdout, wrapwidth=0)


def _write_copies(root: Path, copy: Path) -> Iterator[Path]:
    for path in _sources(root):
        text = (root / path).read_text()
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text if path.suffix == ".py" else templatize(text))
        yield path


def _sources(root: Path) -> list[Path]:
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return sorted(
        path.relative_to(root) for path in found if path.suffix in {".py", ".html", ".txt"}
    )
