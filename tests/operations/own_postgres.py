"""A PostgreSQL server as docker-compose.yml starts its service `db`, in a folder of its own."""

import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.servers import free_port
from tests.stack import Cluster
from tests.stack.postgres import OWNER, binaries
from tests.stack.program import Program

from .project import ROOT

SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PASSWORD = "0123456789abcdef"


@contextmanager
def own_database():
    """A server that runs until the block ends, set up by the script that its image runs."""
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        server = Database(Path(name), "127.0.0.1", free_port())
        server.create()
        try:
            server.start()
            server.run(server.folder / "deploy" / "postgres" / "make-database")
            yield server
        finally:
            server.stop()


class Database(Cluster):
    superuser = "postgres"

    @property
    def environment(self):
        return super().environment | {"DATABASE_PASSWORD": PASSWORD}

    def create(self):
        self.take_programs()
        self.run("initdb", "--pgdata", self.data, "--username=postgres", "--auth-local=trust",
                 "--auth-host=scram-sha-256", "--data-checksums", "--encoding=UTF8")  # fmt: skip
        # The image's folder for copies is one of ours.
        told = [word.replace("/backups", f"{self.folder}/backups") for word in self.told()]
        self.configure(**dict(word.removeprefix("--").split("=", 1) for word in told))

    @staticmethod
    def told():
        program, *words = SERVICES["db"]["command"]
        assert program == "postgres"
        return words

    def start_on(self, data):
        """Starts it on another data folder, and waits until it takes writes."""
        self.data = data
        command = [binaries() / "postgres", "-D", data]
        self.program = Program(command, self.log, user=OWNER, environment=self.environment)
        self.start()
        self.wait(lambda: self.sql("SELECT pg_is_in_recovery()") == "f")

    def archive(self):
        """Has the log so far archived, and waits for it."""
        piece = self.sql("SELECT pg_walfile_name(pg_switch_wal())")
        self.wait((self.folder / "backups" / "wal" / f"{piece}.gz").exists)
        return piece

    def wait(self, happened):
        for _ in range(300):
            if happened():
                return
            time.sleep(0.1)
        raise AssertionError(self.sql("SELECT * FROM pg_stat_archiver"))

    def sql(self, statement, *, user="postgres", database="postgres", **changed):
        words = ("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1")
        return self.run(*words, "-U", user, "-d", database, "-c", statement, **changed)
