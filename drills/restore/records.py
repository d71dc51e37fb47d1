"""The application on a database, patients who submit meanwhile, and what of it is there."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from drills.traffic import Verdict
from tests.operations.project import ROOT
from tests.stack import manage, wait

SAMPLE = 300
"""Results that are there before anybody submits."""


@dataclass(frozen=True)
class Submitted:
    """A result that its patient saw, and when its last page was sent and answered."""

    id: UUID
    begun: float
    done: float


class Application:
    """The application on one database; keys are those in the folder keys."""

    def __init__(self, keys: Path, database: str) -> None:
        self.environment = os.environ | {"LEG_CHECK_VAR_DIR": str(keys), "DATABASE_URL": database}

    def manage(self, *words: str) -> str:
        """What manage.py printed. Raises RuntimeError with what it said when it fails."""
        return manage(self.environment, *words)

    def fill(self) -> None:
        """Tables, and made-up results in them."""
        self.manage("migrate", "--verbosity", "0")
        self.manage("sample_data", "--count", str(SAMPLE))

    def line(self, folder: Path, against: Path | None = None) -> Path:
        """The file with verify_records' line. Raises RuntimeError where records are not sound,
        or not those that the other line tells of.
        """
        words = ["--against", str(against)] if against else []
        said = self.manage("verify_records", *words)
        file = Path(tempfile.mkstemp(dir=folder, suffix=".json")[1])
        file.write_text(said)
        return file

    @contextmanager
    def patients(self, many: int) -> Iterator[list[Submitted]]:
        """So many submit at once until the block ends; then the list holds what they submitted."""
        submitted: list[Submitted] = []
        command = [sys.executable, "-m", "drills.restore.patients"]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / str(number) for number in range(many)]
            running = [
                subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=file.open("w"))
                for file in files
            ]
            try:
                wait(lambda: all(file.stat().st_size for file in files), 120, lambda: _why(running))
                yield submitted
            finally:
                for process in running:
                    process.terminate()
                    process.wait(timeout=60)
                submitted += [one for file in files for one in _seen(file)]


def _why(running: list[subprocess.Popen[bytes]]) -> str | None:
    ended = any(process.poll() is not None for process in running)
    return "a patient could not submit" if ended else None


def _seen(file: Path) -> Iterator[Submitted]:
    """What a patient has printed; a last line may be cut off: they saw nothing of it yet."""
    for line in file.read_text().splitlines(keepends=True):
        if line.endswith("\n"):
            one, begun, done = line.split()
            yield Submitted(UUID(one), float(begun), float(done))


@contextmanager
def timed(verdict: Verdict, what: str) -> Iterator[None]:
    """Puts the seconds that the block takes among the figures."""
    begun = time.monotonic()
    yield
    verdict.figures[f"{what}, s"] = round(time.monotonic() - begun, 1)


def tally(
    verdict: Verdict, there: set[UUID], before: list[Submitted], after: list[Submitted]
) -> None:
    """All that was submitted before the moment must be there, and nothing of what came after."""
    kept = [one for one in before if one.id in there]
    extra = [one for one in after if one.id in there]
    verdict.figures |= {
        "submitted before": len(before), "of them there": len(kept),
        "submitted after": len(after), "of those there": len(extra),
    }  # fmt: skip
    verdict.expect(bool(before), "nobody submitted anything before")
    verdict.expect(len(kept) == len(before), f"{len(before) - len(kept)} results are lost")
    verdict.expect(not extra, f"{len(extra)} results are there from after that moment")
