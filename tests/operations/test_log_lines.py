"""What a log line says of what went wrong, and what it leaves out."""

import json
import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction

from assessments.models import User
from config import parsers
from config.logs import LineFormatter

log = logging.getLogger("assessments.tests")
EMAIL = "zebulon.quix@example.org"


def raised(error: Exception) -> None:
    try:
        raise error
    except Exception:
        log.exception("it failed")


@pytest.mark.django_db
def test_what_the_database_refuses_names_the_rule_and_not_the_row(log_lines):
    User.objects.create_user(EMAIL)
    try:
        with transaction.atomic():
            User.objects.create(email=EMAIL)
    except IntegrityError as refused:
        quoted = str(refused)
        log.exception("it failed")
    (line,) = log_lines.lines
    assert "django.db.utils.IntegrityError" in line["exception"]
    assert "test_log_lines.py" in line["exception"]
    assert EMAIL not in log_lines.text
    if connection.vendor == "postgresql":
        assert EMAIL in quoted
        assert "psycopg.errors.UniqueViolation: 23505 assessments_user_email_key" in log_lines.text


def test_causes_are_named_and_not_quoted(log_lines):
    try:
        try:
            int("chest pain")
        except ValueError as error:
            raise RuntimeError(EMAIL) from error
    except RuntimeError:
        log.exception("it failed")
    (line,) = log_lines.lines
    first, _, second = line["exception"].partition("\n\nIt caused:\n\n")
    assert first.splitlines()[-1] == "ValueError"
    assert second.splitlines()[-1] == "RuntimeError"
    assert "chest pain'" not in line["exception"]
    assert EMAIL not in log_lines.text


def test_what_names_the_program_alone_is_kept(log_lines):
    raised(ImproperlyConfigured("SITE_URL is no address"))
    (line,) = log_lines.lines
    assert line["exception"].endswith("ImproperlyConfigured: SITE_URL is no address")


def test_plain_lines_leave_out_the_same():
    try:
        raise ValueError(EMAIL)
    except ValueError as error:
        seen = LineFormatter().formatException((ValueError, error, error.__traceback__))
    assert seen.endswith("\nValueError")
    assert EMAIL not in seen.replace("raise ValueError(EMAIL)", "")


def test_what_else_a_record_carries_stays_out(log_lines):
    log.warning("kept", extra={"email": EMAIL, "job": "tell"})
    (line,) = log_lines.lines
    assert line["job"] == "tell"
    assert EMAIL not in log_lines.text


@pytest.mark.parametrize(
    ("message", "args", "kept"),
    [
        ("Error handling request %s %s", ("GET", "/results/4711/"), "Error handling request"),
        ("Invalid request from ip=192.0.2.7: no", (), "Invalid request"),
        ("Booting worker with pid: %s", (7,), "Booting worker with pid: 7"),
    ],
)
def test_the_server_names_no_address(log_lines, message, args, kept):
    error = logging.getLogger("gunicorn.error")
    error.addHandler(log_lines.handler)
    try:
        error.error(message, *args)
    finally:
        error.removeHandler(log_lines.handler)
    assert {line["message"] for line in log_lines.lines} == {kept}


def test_a_line_break_in_what_was_sent_makes_no_second_line(log_lines):
    log.warning("Invalid HTTP_HOST header: %r", 'a\n{"level": "INFO"}')
    assert len(log_lines.text.splitlines()) == 1
    json.loads(log_lines.text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("127.0.0.1:9100", ("127.0.0.1", 9100)),
        ("[::1]:9100", ("::1", 9100)),
        ("0.0.0.0:1", ("0.0.0.0", 1)),
        ("", None),
    ],
)
def test_where_metrics_are_served(text, read):
    assert parsers.address_of(text) == read


@pytest.mark.parametrize(
    "text", ["9100", ":9100", "localhost", "localhost:x", "localhost:0", "a:65536"]
)
def test_what_is_no_address_is_named(text):
    with pytest.raises(parsers.ValidationError, match="is no address"):
        parsers.address_of(text)
