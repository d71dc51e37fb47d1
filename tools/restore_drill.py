"""Backs up, breaks and restores, on databases of its own, and says what is there afterwards.

    python -m tools.restore_drill [sqlite] [postgresql]

It uses what a host uses: manage.py backup, deploy/backup, manage.py verify_records. Patients submit
checks meanwhile. PostgreSQL is a server of its own on a socket in a private folder, with everything
on that makes it durable; as root, it runs as the package's user.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 300


@dataclass(frozen=True)
class Submitted:
    """A result that its patient saw, and when its last page was sent and answered."""

    id: UUID
    begun: float
    done: float


class Site:
    """The application on one database; keys are those in the folder keys."""

    def __init__(self, keys: Path, database: str) -> None:
        self.environment = os.environ | {"LEG_CHECK_VAR_DIR": str(keys), "DATABASE_URL": database}

    def manage(self, *words: str) -> str:
        return output([sys.executable, "manage.py", *words], self.environment)

    @contextmanager
    def patients(self, many: int) -> Iterator[list[Submitted]]:
        """So many submit at once until the block ends; then the list holds what they submitted."""
        submitted: list[Submitted] = []
        command = [sys.executable, "-m", "tools.patients_who_submit"]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / str(number) for number in range(many)]
            running = [
                subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=file.open("w"))
                for file in files
            ]
            wait_for(lambda: all(file.stat().st_size for file in files) or any_ended(running))
            if any_ended(running):
                raise SystemExit("A patient could not submit.")
            try:
                yield submitted
            finally:
                for process in running:
                    process.terminate()
                    process.wait(timeout=60)
                for file in files:
                    # A last line may be cut off: its patient saw nothing yet.
                    for line in file.read_text().splitlines(keepends=True):
                        if line.endswith("\n"):
                            one, begun, done = line.split()
                            submitted.append(Submitted(UUID(one), float(begun), float(done)))


def any_ended(running: list[subprocess.Popen[bytes]]) -> bool:
    return any(process.poll() is not None for process in running)


def output(command: list[str], environment: Mapping[str, str]) -> str:
    """What a command prints; where it fails, this ends with what it said."""
    done = subprocess.run(
        command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def wait_for(happened: Callable[[], bool], seconds: int = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise SystemExit("It took too long.")
        time.sleep(0.1)


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    print(f"  {time.monotonic() - begun:6.1f} s  {what}", flush=True)


def sound(site: Site, folder: Path, against: Path | None = None) -> Path:
    """verify_records, whose line is kept; ends here where something is wrong or not the same."""
    words = ["--against", str(against)] if against else []
    line = Path(tempfile.mkstemp(dir=folder, suffix=".json")[1])
    line.write_text(site.manage("verify_records", *words))
    return line


def tally(there: set[UUID], before: list[Submitted], after: list[Submitted], when: str) -> None:
    lost = [one for one in before if one.id not in there]
    extra = [one for one in after if one.id in there]
    print(f"  submitted before {when}: {len(before)}, of them there: {len(before) - len(lost)}")
    print(f"  submitted after {when}: {len(after)}, of them there: {len(extra)}")
    if lost or extra:
        raise SystemExit("Not what was backed up.")


def sqlite(home: Path) -> None:
    print("SQLite: a backup while patients submit, restored elsewhere")
    keys, elsewhere = home / "keys", home / "elsewhere"
    site = Site(keys, f"sqlite:///{home}/live.sqlite3")
    site.manage("migrate", "--verbosity", "0")
    site.manage("sample_data", "--count", str(SAMPLE))
    backup = home / "backup.sqlite3"
    with site.patients(2) as submitted:
        time.sleep(5)
        begun = time.time()
        with timed("backup while two patients submit"):
            print(f"  {site.manage('backup', str(backup)).rpartition(':')[2].strip()}")
        ended = time.time()
        time.sleep(3)
    # What a host keeps: the file, and apart from it the keys.
    shutil.copytree(keys, elsewhere)
    restored = Site(elsewhere, f"sqlite:///{elsewhere}/db.sqlite3")
    with timed("restore"):
        shutil.copy(backup, elsewhere / "db.sqlite3")
    with timed("verify_records of what was restored"):
        sound(restored, home)
    there = contents(elsewhere / "db.sqlite3")
    live = contents(home / "live.sqlite3")
    before = [one for one in submitted if one.done < begun]
    after = [one for one in submitted if one.begun > ended]
    tally({UUID(one) for one in there}, before, after, "the backup")
    changed = [one for one in there if there[one] != live[one]]
    print(f"  results restored: {len(there)}, other than in the live database: {len(changed)}")
    with timed("a second backup, nobody writing, compared table by table"):
        again = home / "again.sqlite3"
        line = sound(site, home)
        site.manage("backup", str(again))
        sound(Site(keys, f"sqlite:///{again}"), home, against=line)
    if changed:
        raise SystemExit("Not what was backed up.")


def contents(file: Path) -> dict[str, bytes]:
    with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True) as database:
        return dict(database.execute("SELECT id, content FROM assessments_assessment"))


class Server:
    """A PostgreSQL server in a folder, durable as it comes, its log archived."""

    def __init__(self, home: Path, bin_folder: Path) -> None:
        self.home, self.bin = home, bin_folder
        self.data, self.backups = home / "data", home / "backups"
        # Where the server's user can read them, wherever the project lies.
        self.scripts = home / "scripts"
        shutil.copytree(ROOT / "deploy" / "backup", self.scripts)
        path = f"{self.scripts}:{bin_folder}:{os.environ['PATH']}"
        self.environment = os.environ | {
            "PATH": path, "PGHOST": str(home), "PGUSER": "leg_check", "PGDATABASE": "postgres",
        }  # fmt: skip

    @property
    def url(self) -> str:
        return f"postgres://leg_check@{str(self.home).replace('/', '%2F')}/postgres"

    def run(self, *words: str | Path) -> str:
        """Runs a program as the server's user: it refuses to be root."""
        become = ["runuser", "--user", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*become, *map(str, words)]
        done = subprocess.run(
            command,
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{words}\n{done.stdout}{done.stderr}")
        return done.stdout.strip()

    def sql(self, statement: str) -> str:
        return self.run("psql", "--no-psqlrc", "--tuples-only", "--no-align", "-c", statement)

    def create(self) -> None:
        self.run("initdb", f"--pgdata={self.data}", "--username=leg_check", "--auth=trust",
                 "--encoding=UTF8", "--locale=C", "--data-checksums")  # fmt: skip
        archive = f'"{self.scripts}/archive-wal" "%p" "{self.backups}/wal/%f"'
        settings = {
            "listen_addresses": "", "unix_socket_directories": self.home, "wal_compression": "on",
            "archive_mode": "on", "archive_timeout": "60", "archive_command": archive,
        }  # fmt: skip
        lines = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(lines)

    def start(self, data: Path) -> None:
        log = self.home / f"{data.name}.log"
        # Its output must not be ours: the server would keep it open.
        self.run("pg_ctl", f"--pgdata={data}", f"--log={log}", "--wait", "--silent", "start")
        wait_for(lambda: self.sql("SELECT pg_is_in_recovery()") == "f")

    def stop(self, data: Path) -> None:
        self.run("pg_ctl", f"--pgdata={data}", "--wait", "--mode=fast", "--silent", "stop")


def postgresql(home: Path) -> None:
    print("PostgreSQL: a copy, the archived log, a table dropped, back to the moment before")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    where = os.environ.get("POSTGRES_BIN") or (found and found[-1].parent)
    if not where:
        raise SystemExit("No PostgreSQL server. On Debian: apt-get install postgresql")
    server_home = home / "server"
    server_home.mkdir()
    server = Server(server_home, Path(where))
    if os.geteuid() == 0:
        home.chmod(0o755)
        shutil.chown(server_home, "postgres", "postgres")
    server.create()
    server.start(server.data)
    try:
        _postgresql(home, server)
    finally:
        for data in (server.data, server_home / "restored"):
            with suppress(SystemExit):
                server.stop(data)


def _postgresql(home: Path, server: Server) -> None:
    site = Site(home / "keys", server.url)
    site.manage("migrate", "--verbosity", "0")
    site.manage("sample_data", "--count", str(SAMPLE))
    with site.patients(2) as before:
        with timed("base-backup while two patients submit"):
            base = server.run("base-backup", server.backups).splitlines()[-1]
        time.sleep(5)
    with timed("verify_records of the live database"):
        line = sound(site, home)
    moment = server.sql("SELECT clock_timestamp()")
    with site.patients(2) as after:
        time.sleep(4)
    server.sql("DROP TABLE assessments_assessment CASCADE")
    print(f"  dropped: the assessments, after {len(after)} more; back to {moment}")
    with timed("the last of the log archived, the server stopped"):
        last = server.sql("SELECT pg_walfile_name(pg_switch_wal())")
        wait_for((server.backups / "wal" / f"{last}.gz").exists)
        server.stop(server.data)
    restored = server.home / "restored"
    with timed("restore-to, and the server there"):
        server.run("restore-to", base, server.backups / "wal", restored, moment)
        server.start(restored)
    with timed("verify_records, compared table by table with the moment"):
        sound(site, home, against=line)
    ids = server.sql("SELECT id FROM assessments_assessment").split()
    tally({UUID(one) for one in ids}, before, after, "the moment")
    with timed("dump, and back from it into an empty database"):
        dumped = server.home / "records.dump"
        server.run("dump", dumped, "postgres")
        server.sql("CREATE DATABASE second")
        server.run("pg_restore", "--dbname=second", "--single-transaction", dumped)
        second = Site(home / "keys", server.url.replace("/postgres", "/second"))
        sound(second, home, against=line)


DRILLS = {"sqlite": sqlite, "postgresql": postgresql}


def main(names: list[str]) -> None:
    for name in names or list(DRILLS):
        # Short, because the path of a socket may have about 100 characters.
        home = Path(tempfile.mkdtemp(prefix="leg-check.", dir="/tmp"))
        try:
            with timed(f"{name} in all"):
                DRILLS[name](home)
        finally:
            shutil.rmtree(home)


if __name__ == "__main__":
    main(sys.argv[1:])
