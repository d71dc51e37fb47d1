"""What docker-compose.yml tells database and cache, done with the programs of this machine."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
import yaml

from tests.servers import free_port
from tests.stack import Cluster

from .project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PASSWORD = "0123456789abcdef"


@pytest.fixture(scope="module")
def database():
    """A server as the service `db` starts it, set up by the script that its image runs."""
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

    def sql(self, statement, *, user="postgres", database="postgres", **changed):
        words = ("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1")
        return self.run(*words, "-U", user, "-d", database, "-c", statement, **changed)


def test_the_applications_account_owns_its_database_and_nothing_else(database):
    over_network = {"PGHOST": "127.0.0.1", "PGPASSWORD": PASSWORD}
    rights = database.sql(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles "
        "WHERE rolname = current_user",
        user="leg_check", database="leg_check", **over_network,
    )  # fmt: skip
    assert rights == "f|f|f|f"
    made = "CREATE TABLE one (id int); DROP TABLE one"
    database.sql(made, user="leg_check", database="leg_check", **over_network)


def test_a_wrong_password_is_refused(database):
    with pytest.raises(RuntimeError, match="password authentication failed"):
        database.sql(
            "SELECT 1", user="leg_check", database="leg_check",
            PGHOST="127.0.0.1", PGPASSWORD="wrong",
        )  # fmt: skip


def test_its_log_is_archived(database):
    piece = database.sql("SELECT pg_walfile_name(pg_switch_wal())")
    kept = database.folder / "backups" / "wal" / f"{piece}.gz"
    for _ in range(300):
        if kept.exists():
            return
        time.sleep(0.1)
    raise AssertionError(database.sql("SELECT * FROM pg_stat_archiver"))


def test_old_copies_go_with_the_log_that_they_alone_needed(database):
    copies = database.folder / "copies"
    first = Path(database.run("base-backup", copies, "1"))
    assert first.parent == copies / "base"
    (copies / "wal").mkdir(exist_ok=True)
    begun = (first / "backup_label").read_text().partition("(file ")[2][:24]
    for piece in (begun, "0" * 24):
        (copies / "wal" / f"{piece}.gz").touch()
    time.sleep(1)  # copies are named by the second
    second = Path(database.run("base-backup", copies, "1"))
    assert [one.name for one in (copies / "base").iterdir()] == [second.name] != [first.name]
    assert list((copies / "wal").iterdir()) == []
    with pytest.raises(RuntimeError, match="keep at least one"):
        database.run("base-backup", copies, "0")


def test_its_log_of_errors_names_nobody(database):
    for statement in (
        "CREATE TABLE people (email text UNIQUE)",
        "INSERT INTO people VALUES ('jo@example.org')",
    ):
        database.sql(statement)
    with pytest.raises(RuntimeError, match="duplicate key"):
        database.sql("INSERT INTO people VALUES ('jo@example.org')")
    log = database.log.read_text()
    assert "duplicate key" in log
    assert "jo@example.org" not in log


def test_the_cache_wants_its_password_and_forgets_what_was_not_used_for_longest():
    server = shutil.which("valkey-server") or shutil.which("redis-server")
    assert server, "No Redis or Valkey. On Debian and Ubuntu: apt-get install redis-server"
    port = free_port()
    shell, option, script = SERVICES["cache"]["command"]
    with tempfile.TemporaryDirectory(prefix="leg-check.") as folder:
        here = script.replace("$$", "$").replace("/tmp/", f"{folder}/")
        here = here.replace("valkey-server", server) + f" --port {port} --bind 127.0.0.1"
        process = subprocess.Popen(
            [shell, option, here],
            env={"PATH": os.environ["PATH"], "CACHE_PASSWORD": PASSWORD},
            cwd=folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            asked(port, PASSWORD)
        finally:
            process.terminate()
            process.wait(timeout=30)


def asked(port, password):
    import redis

    with redis.Redis(port=port, password=password) as cache:
        for _ in range(100):
            try:
                cache.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.1)
        assert cache.config_get("maxmemory-policy")["maxmemory-policy"] == "allkeys-lru"
        assert cache.config_get("maxmemory")["maxmemory"] == str(128 * 1024 * 1024)
        assert cache.config_get("save")["save"] == ""
    with redis.Redis(port=port) as nobody, pytest.raises(redis.AuthenticationError):
        nobody.ping()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ("127.0.0.1:8000", "gthread", 4, 2)),
        ({"PORT": "8001"}, ("127.0.0.1:8001", "gthread", 4, 2)),
        ({"BIND": "0.0.0.0:8000", "WEB_CLASS": "sync", "WEB_CONCURRENCY": "3"},
         ("0.0.0.0:8000", "sync", 1, 3)),
    ],
)  # fmt: skip
def test_gunicorn_serves_as_the_environment_says(monkeypatch, environment, expected):
    for name in ("BIND", "PORT", "WEB_CLASS", "WEB_THREADS", "WEB_CONCURRENCY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    read = {}
    exec((ROOT / "config" / "gunicorn.conf.py").read_text(), read)
    assert (read["bind"], read["worker_class"], read["threads"], read["workers"]) == expected
