"""A PostgreSQL server as docker-compose.yml starts its service `db`, in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.servers import free_port

from .project import ROOT

SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PASSWORD = "0123456789abcdef"


@contextmanager
def own_database():
    """A server that runs until the block ends, set up by the script that its image runs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    programs = Path(os.environ.get("POSTGRES_BIN") or found[-1])
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        home = Path(name)
        shutil.copytree(ROOT / "deploy", home / "deploy")
        if os.geteuid() == 0:
            shutil.chown(home, "postgres")
        server = Database(home, programs, free_port())
        with server.running():
            server.run(home / "deploy" / "postgres" / "make-database")
            yield server


class Database:
    def __init__(self, home, programs, port):
        self.home, self.port, self.data = home, port, home / "data"
        self.programs = programs
        self.environment = {
            "PATH": f"{home}/deploy/backup:{programs}:{os.environ['PATH']}",
            "PGHOST": str(home), "PGPORT": str(port), "DATABASE_PASSWORD": PASSWORD,
        }  # fmt: skip

    def run(self, *words, **changed):
        become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*become, *map(str, words)],
            cwd=self.home, env=self.environment | changed,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextmanager
    def running(self):
        self.run("initdb", "--pgdata", self.data, "--username=postgres", "--auth-local=trust",
                 "--auth-host=scram-sha-256", "--data-checksums", "--encoding=UTF8")  # fmt: skip
        # The image's folder for copies is one of ours.
        told = [word.replace("/backups", f"{self.home}/backups") for word in self.told()]
        lines = [word.removeprefix("--").split("=", 1) for word in told]
        here = [("unix_socket_directories", self.home), ("port", self.port)]
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in [*lines, *here])
        self.start()
        try:
            yield
        finally:
            self.stop("immediate")

    def start(self, data=None):
        """Starts it on a data folder, and waits until it takes writes."""
        self.data = data or self.data
        words = ("pg_ctl", "--pgdata", self.data, "--wait", "--silent")
        self.run(*words, "--log", self.home / "log", "start")
        self.wait(lambda: self.sql("SELECT pg_is_in_recovery()") == "f")

    def stop(self, mode="fast"):
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "--pgdata", self.data, "--wait", "--silent", "--mode", mode, "stop")

    def archive(self):
        """Has the log so far archived, and waits for it."""
        piece = self.sql("SELECT pg_walfile_name(pg_switch_wal())")
        self.wait((self.home / "backups" / "wal" / f"{piece}.gz").exists)
        return piece

    def wait(self, happened):
        for _ in range(300):
            if happened():
                return
            time.sleep(0.1)
        raise AssertionError(self.sql("SELECT * FROM pg_stat_archiver"))

    @staticmethod
    def told():
        program, *words = SERVICES["db"]["command"]
        assert program == "postgres"
        return words

    def sql(self, statement, *, user="postgres", database="postgres", **changed):
        words = ("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1")
        return self.run(*words, "-U", user, "-d", database, "-c", statement, **changed)
