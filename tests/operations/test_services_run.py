"""What docker-compose.yml tells database and cache, done with the programs of this machine."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.servers import free_port

from .own_postgres import PASSWORD, SERVICES, own_database
from .project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


@pytest.fixture(scope="module")
def database():
    with own_database() as server:
        yield server


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
    database.archive()


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


def test_old_dumps_go_only_after_a_good_new_one(database):
    dumps = database.folder / "dumps"
    first = Path(database.run("dump", dumps, "1"))
    with pytest.raises(RuntimeError, match="nowhere"):
        database.run("dump", dumps, "1", "nowhere")
    assert list(dumps.iterdir()) == [first]
    time.sleep(1)  # dumps are named by the second
    second = Path(database.run("dump", dumps, "1"))
    assert list(dumps.iterdir()) == [second] != [first]
    with pytest.raises(RuntimeError, match="keep at least one"):
        database.run("dump", dumps, "0")


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
