"""The commands that a newcomer and continuous integration rely on."""

import os
import re
import subprocess

import pytest

from .project import ROOT


def test_continuous_integration_runs_make_test_and_nothing_cleverer():
    script = ROOT / ".ci" / "run"
    lines = script.read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize("command", ["make run", "make test", "make superuser"])
def test_the_readme_names_the_command(command):
    assert command in (ROOT / "README.md").read_text()


def test_every_make_command_that_a_document_names_exists():
    listed = set(re.findall(r"^  make (\S+)", make_help(), re.MULTILINE))
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {
        target
        for document in documents
        for target in re.findall(
            r"(?:`|^    )make(?: [A-Z]+=\S+)* ([a-z-]+)", document.read_text(), re.MULTILINE
        )
    }
    assert {"run", "test"} <= named
    assert named <= listed


def make_help() -> str:
    return subprocess.run(
        ["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def test_an_old_python_is_refused_in_plain_words(tmp_path):
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\necho 3.9\n")
    old.chmod(0o755)
    result = subprocess.run(
        [ROOT / "tools" / "environment", "run"],
        env={**os.environ, "PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "Leg Check needs Python 3.11 or newer" in result.stderr
    assert "3.9" in result.stderr
