"""A disk that fills up, and is freed."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.stack import Site

from .traffic import Traffic, Verdict, patients

BALLAST = "ballast"


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of its own, of that size; only root may make one."""
    if os.getuid() != 0:
        raise RuntimeError("mounting a small disk needs root")
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        folder = Path(name)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "leg-check-drill", name],
            check=True,
        )
        try:
            folder.chmod(0o755)
            yield folder
        finally:
            subprocess.run(["umount", name], check=True)


def fill(folder: Path) -> None:
    """Takes all that is free."""
    with (folder / BALLAST).open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            return


def disk_full_postgres() -> Verdict:
    """PostgreSQL's own disk: it stops itself when it cannot write its log, and recovers."""
    verdict = Verdict("disk full, PostgreSQL", "its disk full for 15 s, then freed")
    with small_disk(500) as disk, Site(data=disk / "primary") as site:
        with patients(site) as traffic:
            time.sleep(4)
            fill(disk)
            time.sleep(15)
            (disk / BALLAST).unlink()
            if not site.primary.running():  # as its supervisor would
                verdict.figures["server ended, started again"] = "yes"
                site.primary.start()
            time.sleep(10)
        _judge(verdict, site, traffic)
    return verdict


def disk_full_sqlite() -> Verdict:
    """The disk of the embedded database."""
    verdict = Verdict("disk full, SQLite", "its disk full for 10 s, then freed")
    with small_disk(64) as disk, Site(sqlite=True, nodes=1, data=disk) as site:
        with patients(site) as traffic:
            time.sleep(4)
            fill(disk)
            time.sleep(10)
            (disk / BALLAST).unlink()
            time.sleep(8)
        _judge(verdict, site, traffic)
    return verdict


def _judge(verdict: Verdict, site: Site, traffic: Traffic) -> None:
    verdict.expect(
        bool(traffic.tally.interruptions), "nobody noticed: the disk was not full in earnest"
    )
    verdict.judge(site, traffic)
