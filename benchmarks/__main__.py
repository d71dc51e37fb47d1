"""Measures everything and prints a Markdown table: python -m benchmarks"""

import json
import os
import platform
import subprocess
import sys

from . import forms, triage
from .timing import Timing

SCALE = {"µs": 1e6, "ms": 1e3}
GOALS = {"assessing them": "150 µs", "rendering a form of five fields": "0.8 ms"}


def on_databases() -> list[Timing]:
    """Page timings on SQLite and, where DATABASE_URL names one, on that server: a process each."""
    found: list[Timing] = []
    for address in ("sqlite:////nowhere", os.environ.get("DATABASE_URL")):
        if address:
            found += in_process(address)
    return found


def in_process(address: str) -> list[Timing]:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages"],
        env={**os.environ, "DATABASE_URL": address},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Timing(**timing) for timing in json.loads(ran.stdout)]


def row(timing: Timing) -> str:
    least, median = (
        f"{seconds * SCALE[timing.unit]:.{0 if timing.unit == 'µs' else 2}f} {timing.unit}"
        for seconds in (timing.least, timing.median)
    )
    return f"| {timing.what} | {least} | {median} | {GOALS.get(timing.what, '')} |"


def main() -> None:
    timings = [*triage.timings(), *forms.timings(), *on_databases()]
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.machine()}\n")
    print("| what | least | median | goal |\n|---|---|---|---|")
    print("\n".join(row(timing) for timing in timings))


if __name__ == "__main__":
    main()
