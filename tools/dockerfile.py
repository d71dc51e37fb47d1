"""Reads the Dockerfile: its stages, and the steps of each."""

import fnmatch
import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Step:
    """One instruction: RUN, COPY and so on, with the rest of its line as it is written."""

    keyword: str
    rest: str

    @property
    def options(self) -> dict[str, str]:
        """What is written as --name=value before everything else."""
        found = re.match(r"(?:--[\w-]+=\S+\s+)*", self.rest)
        words = found.group().split() if found else []
        return dict(word.removeprefix("--").split("=", 1) for word in words)

    @property
    def words(self) -> list[str]:
        """The words after the options: of a command in brackets, its parts."""
        rest = re.sub(r"^(?:--[\w-]+=\S+\s+)*", "", self.rest)
        if rest.startswith("CMD"):
            rest = rest.removeprefix("CMD").strip()
        return list(json.loads(rest)) if rest.startswith("[") else shlex.split(rest)


@dataclass
class Stage:
    """What one FROM begins."""

    name: str
    image: str
    steps: list[Step] = field(default_factory=list)

    def last(self, keyword: str) -> Step | None:
        return next((step for step in reversed(self.steps) if step.keyword == keyword), None)


def stages(text: str | None = None) -> dict[str, Stage]:
    """The stages by name, in their order; the last is what is built unless another is named."""
    found: dict[str, Stage] = {}
    for step in instructions(text or (ROOT / "Dockerfile").read_text()):
        if step.keyword == "FROM":
            image, _, name = step.rest.split()
            found[name] = Stage(name, image)
        elif found:
            list(found.values())[-1].steps.append(step)
    return found


def instructions(text: str) -> Iterator[Step]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        keyword, _, rest = line.strip().partition(" ")
        yield Step(keyword.upper(), rest.strip())


def sent(path: Path) -> bool:
    """Whether .dockerignore lets this file, relative to the project, be copied.

    It is read as ours is written: nothing, but for the names after a "!", and never "**/name".
    """
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line]
    named = [line[1:] for line in lines if line.startswith("!")]
    never = [line[3:] for line in lines if line.startswith("**/")]
    ours = any(path.is_relative_to(name) for name in named)
    return ours and not any(fnmatch.fnmatch(part, one) for part in path.parts for one in never)


def sources(pattern: str) -> list[Path]:
    """The project's files that a COPY of this name takes, relative to the project."""
    files = [
        file
        for found in sorted(ROOT.glob(pattern.rstrip("/")))
        for file in ([found] if found.is_file() else sorted(found.rglob("*")))
        if file.is_file()
    ]
    return [file.relative_to(ROOT) for file in files if sent(file.relative_to(ROOT))]
