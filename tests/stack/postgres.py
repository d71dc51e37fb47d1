"""PostgreSQL as it serves a deployment: every commit on disk, a standby that follows."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any, Self

import psycopg

from tests.operations.project import ROOT

from .program import Program, owned, wait

OWNER = "postgres"
ROLE = "leg_check"


def binaries() -> Path:
    """Where initdb and its kin are. Raises RuntimeError with the command that installs them."""
    named = os.environ.get("POSTGRES_BIN")
    found = (
        [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_newer)
    )
    if not found or not (found[-1] / "initdb").exists():
        raise RuntimeError(
            "PostgreSQL is missing. On Debian and Ubuntu: apt-get install postgresql"
        )
    return found[-1]


def _newer(folder: Path) -> tuple[int, ...]:
    """The version in a path such as /usr/lib/postgresql/17/bin, of which 9.6 was one."""
    return tuple(int(part) for part in folder.parent.name.split(".") if part.isdigit())


class Cluster:
    """One server on its own loopback address, so that two of them share a port number.

    Statements go over its socket in the folder. data names the folder in it that holds the data.
    """

    superuser = ROLE

    def __init__(self, folder: Path, host: str, port: int, *, data: str = "data") -> None:
        self.folder = owned(folder, OWNER)
        self.data = folder / data
        self.host, self.port = host, port
        command: list[str | Path] = [binaries() / "postgres", "-D", self.data]
        self.log = folder / f"{data}.log"
        # What it starts, such as the program that archives its log, is found as `run` finds it.
        self.program = Program(command, self.log, user=OWNER, environment=self.environment)
        self.log.touch()

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.folder}/deploy/backup:{binaries()}:{os.environ['PATH']}"
        return os.environ | {
            "PATH": path, "PGHOST": str(self.folder), "PGPORT": str(self.port),
            "PGUSER": self.superuser, "PGDATABASE": "postgres",
        }  # fmt: skip

    def take_programs(self) -> Path:
        """Copies deploy/ to where its owner can read it, wherever the project lies; the copy."""
        return Path(shutil.copytree(ROOT / "deploy", self.folder / "deploy"))

    def create(self) -> None:
        """initdb with durable settings; a standby may follow, and backups may be taken."""
        self.run("initdb", "--pgdata", self.data, "--username", self.superuser, "--auth=trust",
                 "--encoding=UTF8", "--locale=C", "--data-checksums")  # fmt: skip
        self.configure(
            max_connections="60",
            shared_buffers="128MB",
            wal_level="replica",
            max_wal_senders="4",
            hot_standby="on",
            # Crashes are part of the drill; the checks after one should not take minutes.
            max_wal_size="512MB",
        )
        hba = self.data / "pg_hba.conf"
        hba.write_text("local all,replication all trust\nhost all all 127.0.0.0/8 trust\n"
                       "host replication all 127.0.0.0/8 trust\n")  # fmt: skip

    def configure(self, **settings: str) -> None:
        """Appends settings, which the next start or reload follows."""
        own = {"listen_addresses": self.host, "port": str(self.port),
               "unix_socket_directories": str(self.folder)}  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in {**own, **settings}.items())

    def run(self, *words: str | Path, **changed: str) -> str:
        """Runs a program as the server's owner; what it printed. Raises RuntimeError.

        PostgreSQL's own programs and, after take_programs, those of deploy/backup are found by
        name, and this server by its environment, some of which may be changed.
        """
        become = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 else []
        command = [*become, *map(str, words)]
        ran = subprocess.run(
            command, cwd=self.folder, env=self.environment | changed, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        if ran.returncode:
            raise RuntimeError(f"{words[0]}: {ran.stderr or ran.stdout}")
        return ran.stdout.strip()

    def start(self) -> None:
        self.program.start(self.answers)

    def answers(self) -> bool:
        """Whether it takes a statement."""
        try:
            self.query("SELECT 1", database="postgres")
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """A fast shutdown: open transactions are rolled back."""
        self.program.stop(signal.SIGINT)

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill(self) -> None:
        """As a power cut would."""
        self.program.kill()

    def running(self) -> bool:
        return self.program.running()

    def promote(self) -> None:
        """Makes a standby the primary."""
        self.query("SELECT pg_promote(true, 60)", database="postgres")

    def query(self, sql: str, *, database: str = ROLE) -> list[tuple[Any, ...]]:
        """Rows of one statement, on a connection of its own."""
        with psycopg.connect(
            host=str(self.folder), port=self.port, user=self.superuser, dbname=database,
            connect_timeout=3, autocommit=True,
        ) as connection:  # fmt: skip
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def __enter__(self) -> Self:
        if not self.data.exists():
            self.create()
        self.start()
        if not self.query("SELECT pg_is_in_recovery()", database="postgres")[0][0]:
            self.query(f"CREATE DATABASE {ROLE}", database="postgres")
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop(signal.SIGQUIT)


def standby_of(primary: Cluster, folder: Path, host: str) -> Cluster:
    """A streaming standby on that address, not started yet, which the primary will wait for.

    With synchronous replication a commit is acknowledged once both have it on disk, so that what
    a patient was told is saved outlives the primary.
    """
    standby = Cluster(folder, host, primary.port)
    source = f"host={primary.host} port={primary.port} user={ROLE} application_name=standby"
    standby.run("pg_basebackup", "--pgdata", standby.data, "--dbname", source,
                "--wal-method=stream", "--write-recovery-conf", "--checkpoint=fast")  # fmt: skip
    standby.configure()
    return standby


def follow(primary: Cluster, standby: Cluster) -> None:
    """Starts the standby and makes the primary wait for it at every commit."""
    standby.start()
    primary.query("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (standby)'")
    primary.query("SELECT pg_reload_conf()")
    wait(lambda: _in_step(primary), within=60)


def _in_step(primary: Cluster) -> bool:
    rows = primary.query("SELECT sync_state FROM pg_stat_replication")
    return rows == [("sync",)]
