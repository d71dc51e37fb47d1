"""SQLite: a backup while patients submit, restored elsewhere."""

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from uuid import UUID

from drills.traffic import Verdict

from .records import Application, tally, timed


def restore_sqlite() -> Verdict:
    """What the backup holds is what had been submitted, byte for byte as in the live database."""
    verdict = Verdict("restore, SQLite", "a backup while 2 patients submit, restored elsewhere")
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        _restore(verdict, Path(name))
    return verdict


def _restore(verdict: Verdict, home: Path) -> None:
    keys, elsewhere = home / "keys", home / "elsewhere"
    site = Application(keys, f"sqlite:///{home}/live.sqlite3")
    site.fill()
    backup = home / "backup.sqlite3"
    with site.patients(2) as submitted:
        time.sleep(5)
        begun = time.time()
        with timed(verdict, "backup"):
            site.manage("backup", str(backup))
        ended = time.time()
        time.sleep(3)
    # What a host keeps: the file, and apart from it the keys.
    shutil.copytree(keys, elsewhere)
    restored = Application(elsewhere, f"sqlite:///{elsewhere}/db.sqlite3")
    with timed(verdict, "restore"):
        shutil.copy(backup, elsewhere / "db.sqlite3")
    with timed(verdict, "records verified"):
        restored.line(home)
    there, live = contents(elsewhere / "db.sqlite3"), contents(home / "live.sqlite3")
    before = [one for one in submitted if one.done < begun]
    after = [one for one in submitted if one.begun > ended]
    tally(verdict, {UUID(one) for one in there}, before, after)
    changed = [one for one in there if there[one] != live[one]]
    verdict.figures |= {"results restored": len(there), "other than in the live one": len(changed)}
    verdict.expect(not changed, f"{len(changed)} results are not as they were")
    with timed(verdict, "second backup, nobody writing, compared table by table"):
        again = home / "again.sqlite3"
        line = site.line(home)
        site.manage("backup", str(again))
        Application(keys, f"sqlite:///{again}").line(home, against=line)


def contents(file: Path) -> dict[str, bytes]:
    """Results by id, as they are stored."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        return dict(database.execute("SELECT id, content FROM assessments_assessment"))
