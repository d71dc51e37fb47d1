"""The site as a host serves it: production settings, compressed files, SQLite of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet

from tests.operations.project import ROOT
from tests.servers import free_port, serving


def environment(folder: Path, port: int) -> dict[str, str]:
    """What a host sets, with its data in this folder; TLS is said to end in front of it."""
    return {
        "PATH": os.environ["PATH"],
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LEG_CHECK_DEPLOYMENT": "production",
        "BEHIND_TLS_PROXY": "true",
        "SECRET_KEY": Fernet.generate_key().decode() * 2,
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "EMAIL_URL": "console://",
        "MAIL_FROM": "Leg Check <leg-check@example.org>",
        "SITE_URL": "https://legs.example.org",
        "EMERGENCY_NUMBER": "112",
        "URGENT_ADVICE": "your doctor or urgent care",
        "USUAL_CARE": "your doctor or nurse",
        "PHARMACIST": "a pharmacist",
        "MATERNITY_UNIT": "your maternity unit",
        "FOOT_TEAM": "your diabetic foot team",
    }


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
