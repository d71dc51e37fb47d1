"""manage.py as a host runs it: a process of its own, under settings from its environment."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.operations.project import ROOT


def manage(environment: Mapping[str, str], *words: str, project: Path = ROOT) -> str:
    """What manage.py printed. Raises RuntimeError with what it said when it fails."""
    ran = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=project, env=environment, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    if ran.returncode:
        raise RuntimeError(f"manage.py {' '.join(words)}: {ran.stdout}{ran.stderr}")
    return ran.stdout.strip()
