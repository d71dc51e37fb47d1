"""PostgreSQL: a copy, the archived log, a table dropped, back to the moment before."""

import tempfile
import time
from pathlib import Path
from uuid import UUID

from drills.traffic import Verdict
from tests.stack import Cluster, ports, wait

from .records import Application, tally, timed


class Archiving(Cluster):
    """A server whose log is archived, by the program that a host uses, to its folder backups."""

    def create(self) -> None:
        super().create()
        programs, backups = self.take_programs() / "backup", self.folder / "backups"
        self.configure(
            wal_compression="on",
            archive_mode="on",
            archive_timeout="60",
            archive_command=f'"{programs}/archive-wal" "%p" "{backups}/wal/%f"',
        )

    @property
    def wal(self) -> Path:
        return self.folder / "backups" / "wal"

    def application(self, home: Path, database: str = "leg_check") -> Application:
        """The application on one of its databases."""
        address = f"postgres://leg_check@{self.host}:{self.port}/{database}"
        return Application(home / "keys", address)

    def value(self, sql: str) -> str:
        """The one value that a statement gives, as text."""
        return str(self.query(sql)[0][0])


def restore_postgres() -> Verdict:
    """What the server holds afterwards is what it held at the moment, table by table."""
    verdict = Verdict(
        "restore, PostgreSQL", "a copy while 2 patients submit, a table dropped, back to before"
    )
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        home = Path(name)
        home.chmod(0o755)
        with Archiving(home / "server", "127.0.0.1", ports(1)[0]) as server:
            _restore(verdict, home, server)
    return verdict


def _restore(verdict: Verdict, home: Path, server: Archiving) -> None:
    site = server.application(home)
    site.fill()
    with site.patients(2) as before:
        with timed(verdict, "copy"):
            base = server.run("base-backup", server.folder / "backups").splitlines()[-1]
        time.sleep(5)
    with timed(verdict, "records verified"):
        line = site.line(home)
    moment = server.value("SELECT clock_timestamp()::text")
    with site.patients(2) as after:
        time.sleep(4)
    server.query("DROP TABLE assessments_assessment CASCADE")
    with timed(verdict, "last of the log archived, server stopped"):
        last = server.value("SELECT pg_walfile_name(pg_switch_wal())")
        wait((server.wal / f"{last}.gz").exists, 120)
        server.stop()
    restored = Archiving(server.folder, server.host, server.port, data="restored")
    with timed(verdict, "restored, and a server there"):
        server.run("restore-to", base, server.wal, restored.data, moment)
        restored.start()
    try:
        wait(lambda: restored.value("SELECT pg_is_in_recovery()") == "False", 120)
        with timed(verdict, "records compared table by table"):
            site.line(home, against=line)
        ids = {row[0] for row in restored.query("SELECT id FROM assessments_assessment")}
        tally(verdict, {UUID(str(one)) for one in ids}, before, after)
        with timed(verdict, "dump, and back from it"):
            _dump_and_back(home, restored, line)
    finally:
        restored.stop()


def _dump_and_back(home: Path, server: Archiving, line: Path) -> None:
    """From a dump into an empty database, where the records must be the same."""
    dumped = server.run("dump", server.folder / "dumps", "8", "leg_check")
    server.query("CREATE DATABASE second")
    server.run("pg_restore", "--dbname=second", "--single-transaction", dumped)
    server.application(home, "second").line(home, against=line)
