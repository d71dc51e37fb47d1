"""What no file of the project may say, and what triage may import."""

import ast
import re
import sys

import pytest

from .project import ROOT, texts

# Put together here so that this file does not name them itself.
FOLDERS = ("work", "root", "home", "Users", "mnt")
MACHINE_PATH = re.compile(rf"(?<![\w.<>)}}\]/-])/(?:{'|'.join(FOLDERS)})/")
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npmjs" + r"\.")))


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_some_machine():
    assert lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_path_of_some_machine_is_recognised(folder):
    assert MACHINE_PATH.search(f"see /{folder}/me/notes")
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/page")


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRIES) == []


def test_triage_imports_the_standard_library_alone():
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "assessments" / "triage").rglob("*.py")
        for name in absolute_imports(path.read_text())
        if name not in sys.stdlib_module_names
    }
    assert foreign == set()


def absolute_imports(source: str) -> set[str]:
    """Top-level packages imported by name; relative imports are of the room itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_an_import_of_another_package_is_recognised():
    assert absolute_imports("import re\nfrom django.db import models\nfrom . import x") == {
        "re",
        "django",
    }


CRON = re.compile(r"^ *(?:[\d*/,-]+ +){4}[\d*/,-]+ +(?P<command>\S.*)$", re.MULTILINE)
END_OF_LINE = re.compile(r"(?<!\\)%")


def cron_lines() -> list[str]:
    text = (ROOT / "docs" / "operations.md").read_text()
    return [found["command"] for found in CRON.finditer(text)]


def test_cron_gets_no_percent_sign_that_would_end_its_line():
    assert len(cron_lines()) >= 7
    assert [line for line in cron_lines() if END_OF_LINE.search(line)] == []


def test_such_a_sign_would_be_seen():
    assert CRON.match("10 2 * * 0  dump $(date +%F)")["command"] == "dump $(date +%F)"
    assert END_OF_LINE.search("date +%F")
    assert not END_OF_LINE.search(r"date +\%F")
