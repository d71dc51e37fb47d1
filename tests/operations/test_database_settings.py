"""What DATABASE_URL and its neighbours come to."""

import json
import os
import subprocess
import sys

import pytest

from .project import ROOT

pytestmark = pytest.mark.slow

SHOW = (
    "import json; from django.conf import settings;"
    "print(json.dumps(settings.DATABASES['default'], default=str))"
)
LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


def python(code, **environment):
    names = {"DJANGO_SETTINGS_MODULE": "config.settings", "PATH": os.environ["PATH"]}
    run = subprocess.run(
        [sys.executable, "-W", "error", *code],
        cwd=ROOT,
        env=names | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def database(**environment):
    return json.loads(python(["-c", SHOW], **environment))


def test_several_servers_are_named_and_the_primary_is_found():
    made = database(DATABASE_URL="postgres://u:p@db1,db2:5432/name")
    assert (made["HOST"], made["PORT"]) == ("db1,db2", 5432)
    assert made["OPTIONS"]["target_session_attrs"] == "read-write"


def test_each_of_several_servers_may_have_a_port_of_its_own():
    made = database(DATABASE_URL="postgres://u:p@/name?host=db1,db2&port=5432,5433")
    assert (made["OPTIONS"]["host"], made["OPTIONS"]["port"]) == ("db1,db2", "5432,5433")
    assert (made["HOST"], made["PORT"]) == ("", "")


@pytest.mark.parametrize("url", ["postgres://u@%2Frun%2Fpg/name", "postgres:///name?host=/run/pg"])
def test_a_socket_may_be_named(url):
    made = database(DATABASE_URL=url)
    assert made["HOST"] + made["OPTIONS"].get("host", "") == "/run/pg"


def test_what_the_address_says_goes_before_our_own():
    url = "postgres://h/name?connect_timeout=9&options=-c%20lock_timeout%3D1s&sslmode=require"
    options = database(DATABASE_URL=url)["OPTIONS"]
    assert (options["connect_timeout"], options["sslmode"]) == (9, "require")
    assert options["options"].endswith("-c lock_timeout=1s")


def test_connections_are_kept_or_pooled_but_never_both():
    kept = database(DATABASE_URL="postgres://h/name")
    assert (kept["CONN_MAX_AGE"], kept["CONN_HEALTH_CHECKS"]) == (60, True)
    assert "pool" not in kept["OPTIONS"]
    url = {"DATABASE_URL": "postgres://h/name"}
    pooled = database(**url, DATABASE_POOL="true", DATABASE_POOL_SIZE="7")
    assert (pooled["CONN_MAX_AGE"], pooled["CONN_HEALTH_CHECKS"]) == (0, True)
    assert pooled["OPTIONS"]["pool"]["max_size"] == 7


@pytest.fixture
def server():
    return {"DATABASE_URL": os.environ["DATABASE_URL"]}


READ = (
    "from django.db import connection; cursor = connection.cursor();"
    "print(*(cursor.execute(f'SHOW {name}').fetchone()[0] for name in "
    f"{LIMITS}))"
)
SET_UP = "import django; django.setup();"


@pytest.mark.postgresql
def test_a_request_is_cut_off(server):
    assert python(["-c", SET_UP + READ], **server) == "10s 5s 30s"
    assert python(["-c", SET_UP + READ], **server, STATEMENT_TIMEOUT_SECONDS="3") == "3s 5s 30s"


@pytest.mark.postgresql
def test_a_command_is_not(server):
    shell = ["manage.py", "shell", "--no-imports", "-c", READ]
    assert python(shell, **server, STATEMENT_TIMEOUT_SECONDS="3") == "0 5s 0"


@pytest.mark.postgresql
def test_the_pool_answers(server):
    assert python(["-c", SET_UP + READ], **server, DATABASE_POOL="true") == "10s 5s 30s"
