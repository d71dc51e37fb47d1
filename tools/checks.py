"""Runs the checks that a change must pass, all of them even when one fails, and counts.

    python tools/checks.py lint | types | fast | all

A test counts as one, and so does each check that is no test run. Ends with a line of totals;
the exit status is 0 when everything passed.
"""

import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")


@dataclass(frozen=True)
class Check:
    """One command; a test run also says how many tests it had."""

    name: str
    command: tuple[str, ...]
    is_tests: bool = False


@dataclass(frozen=True)
class Result:
    """What a check came to; seconds of wall clock."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float


def module(name: str, *words: str) -> Check:
    """A check that a Python module of the environment does."""
    return Check(" ".join([name, *words]), (PYTHON, "-m", name, *words))


def pytest_run(name: str, *words: str, before: tuple[str, ...] = ()) -> Check:
    """A run of pytest on both cores; before is put in front of the command."""
    command = (PYTHON, "-m", "pytest", "--numprocesses=2", "--quiet", *words)
    return Check(name, (*before, *command), is_tests=True)


LINT = (
    module("ruff", "check", "--quiet"),
    module("ruff", "format", "--check", "--quiet"),
    module("djlint", "--quiet", "--lint", "templates"),
    Check("lint-imports", (str(BIN / "lint-imports"),)),
)
TYPES = (module("mypy"),)
DJANGO = (
    Check("manage.py check", (PYTHON, "manage.py", "check")),
    Check("no migration missing", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")),
)
POSTGRES = (str(ROOT / "tools" / "postgres"),)
SQLITE_TESTS = pytest_run("tests on SQLite", "-m", "not browser and not postgresql")
QUICK_TESTS = pytest_run(
    "quick tests on SQLite", "-m", "not browser and not slow and not postgresql"
)
GROUPS = {
    "lint": LINT,
    "types": TYPES,
    "fast": (*LINT, QUICK_TESTS),
    "all": (
        *LINT,
        *TYPES,
        *DJANGO,
        SQLITE_TESTS,
        pytest_run(
            "tests on PostgreSQL", "-m", "not browser and not any_database", before=POSTGRES
        ),
        pytest_run("tests in a browser, SQLite", "tests/browser"),
        pytest_run(
            "smoke tests in a browser, PostgreSQL", "tests/browser", "-m", "smoke", before=POSTGRES
        ),
    ),
}


def run(check: Check, report: Path) -> Result:
    """Runs a check in the project's folder, its output shown as it comes."""
    print(f"\n== {check.name}", flush=True)
    begun = time.monotonic()
    command = check.command
    if check.is_tests:
        command = (*command, f"--junitxml={report}")
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    passed, failed, skipped = counts(report, status) if check.is_tests else one(status)
    return Result(check.name, passed, failed, skipped, time.monotonic() - begun)


def one(status: int) -> tuple[int, int, int]:
    """A command that is no test run counts as one check."""
    return (0, 1, 0) if status else (1, 0, 0)


def counts(report: Path, status: int) -> tuple[int, int, int]:
    """Tests passed, failed and skipped; a run that broke off or had no tests is a failure."""
    if not report.exists():
        return 0, 1, 0
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    ran, failures, errors, skipped = (
        sum(int(suite.get(key, "0")) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    if status and not failed:
        failed = 1
    return max(ran - failures - errors - skipped, 0), failed, skipped


def table(results: list[Result]) -> str:
    """One line for each check, and the line of totals."""
    lines = [
        f"{result.seconds:6.1f} s  {'FAILED' if result.failed else 'passed'}  {result.name}"
        for result in results
    ]
    seconds = sum(result.seconds for result in results)
    lines.append(f"{seconds:6.1f} s in all\n")
    lines.append(
        f"{sum(result.passed for result in results)} passed, "
        f"{sum(result.failed for result in results)} failed, "
        f"{sum(result.skipped for result in results)} skipped"
    )
    return "\n".join(lines)


def main(group: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        results = [
            run(check, Path(folder) / f"{number}.xml") for number, check in enumerate(GROUPS[group])
        ]
    print("\n" + table(results))
    return int(any(result.failed for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
