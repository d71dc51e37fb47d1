"""The site as a host serves it: production settings, compressed files, SQLite of its own."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.operations.project import ROOT
from tests.servers import free_port, serving
from tests.stack import production


def environment(folder: Path, port: int) -> dict[str, str]:
    """What a host sets, with its data in this folder."""
    return production(
        PORT=str(port), DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}", EMAIL_URL="console://"
    )


def python(words: list[str], settings: Mapping[str, str]) -> str:
    """Runs Python in the project's folder under these settings; returns what it printed."""
    command = [sys.executable, *words]
    ran = subprocess.run(
        command, cwd=ROOT, env=dict(settings), check=True, stdout=subprocess.PIPE, text=True
    )
    return ran.stdout


@contextmanager
def site(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The port it serves on, and its settings, for programs that are to share its data."""
    port = free_port()
    settings = environment(folder, port)
    python(["manage.py", "migrate", "--verbosity=0"], settings)
    python(["manage.py", "collectstatic", "--no-input", "--verbosity=0"], settings)
    config = ROOT / "config" / "gunicorn.conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config)]
    command += ["--chdir", str(ROOT), "benchmarks.behind_tls:application"]
    with serving(command, port, ready="/readyz", environment=settings):
        yield port, settings
