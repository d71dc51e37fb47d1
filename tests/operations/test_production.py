"""Production settings: complete, or a refusal that names what is missing."""

import os
import re
import subprocess
import sys

import pytest

from .project import ROOT
from .settings import CLINIC, NAMED, REQUIRED

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs manage.py in production with this environment and nothing of the tests' own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LEG_CHECK_DEPLOYMENT": "production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_is_silent():
    result = manage("check", "--deploy", "--fail-level=DEBUG", **REQUIRED, **NAMED)
    assert result.stderr == ""
    assert result.stdout == "System check identified no issues (0 silenced).\n"
    assert result.returncode == 0


def test_the_deployment_check_can_complain(tmp_path):
    local = {"LEG_CHECK_DEPLOYMENT": "local", "LEG_CHECK_VAR_DIR": str(tmp_path)}
    result = manage("check", "--deploy", "--fail-level=WARNING", **local)
    assert "security.W008" in result.stderr
    assert result.returncode != 0


@pytest.mark.parametrize("name", NAMED)
def test_the_deployment_check_warns_of_a_site_that_nobody_is_named_for(name):
    rest = {key: value for key, value in NAMED.items() if key != name}
    result = manage("check", "--deploy", "--fail-level=WARNING", **REQUIRED, **rest)
    assert f"leg_check.W001) Nobody is named to patients as who runs this site: set {name}." in (
        result.stderr
    )
    assert result.returncode != 0
    assert manage("check", **REQUIRED).returncode == 0


def test_the_deployment_check_warns_of_a_number_that_is_the_countrys():
    settings = {**REQUIRED, **NAMED, "COUNTRY": "GB"}
    check = ("check", "--deploy", "--fail-level=WARNING")
    assert manage(*check, **settings).returncode == 0
    result = manage(*check, **{**settings, "EMERGENCY_NUMBER": ""})
    assert "leg_check.W002) EMERGENCY_NUMBER is not set: 999 comes from COUNTRY." in result.stderr
    assert result.returncode != 0


@pytest.mark.parametrize("name", REQUIRED)
def test_production_refuses_to_start_without(name):
    rest = {key: value for key, value in REQUIRED.items() if key != name}
    result = manage("check", **rest)
    assert name in result.stderr
    assert result.returncode != 0


def test_everything_missing_is_reported_at_once():
    result = manage("check")
    assert [name for name in REQUIRED if name not in result.stderr] == []


KEY = REQUIRED["FIELD_ENCRYPTION_KEYS"]
UNSAFE = [
    ("SECRET_KEY", "short", "Too easy to guess"),
    ("SECRET_KEY", "ab" * 40, "Too easy to guess"),
    ("SECRET_KEY", "django-insecure-" + REQUIRED["SECRET_KEY"], "Too easy to guess"),
    ("SECRET_KEY_FALLBACKS", "short", "Too easy to guess"),
    ("FIELD_ENCRYPTION_KEYS", "", "Name at least one key"),
    ("FIELD_ENCRYPTION_KEYS", f"{KEY},mistyped", "Number 2 is no Fernet key"),
    ("FIELD_ENCRYPTION_KEYS", f"{KEY},{KEY}", "A key stands twice"),
    ("ALLOWED_HOSTS", "*", "lets any host in"),
    ("ALLOWED_HOSTS", "legs.example.org,*", "lets any host in"),
    ("ALLOWED_HOSTS", "", "Name at least one host"),
    ("SITE_URL", "http://legs.example.org", "It begins with https://"),
    ("SITE_URL", "https://", "It begins with https://"),
    ("CSRF_TRUSTED_ORIGINS", "http://legs.example.org", "It begins with https://"),
    ("CONTACT_MAIL", "by post", "is no address"),
    ("FHIR_BASE_URL", "http://legs.example.org/fhir", "It begins with https://"),
]


@pytest.mark.parametrize(("name", "value", "said"), UNSAFE, ids=range(len(UNSAFE)))
def test_what_is_not_safe_is_refused_and_no_key_repeated(name, value, said):
    result = manage("check", **REQUIRED | {name: value})
    assert re.search(rf"{name}.*{re.escape(said)}", result.stderr)
    assert result.returncode != 0
    assert KEY not in result.stderr
    assert "mistyped" not in result.stderr


FAR = "postgres://legs:secret@db.example.org/legs"


def test_a_database_elsewhere_is_reached_over_tls_or_the_host_says_it_need_not_be():
    for address in ("postgres:///legs?host=db.example.org", "postgres://legs@localhost,db2/legs"):
        assert manage("check", DATABASE_URL=address, **REQUIRED).returncode != 0
    refused = manage("check", DATABASE_URL=FAR, **REQUIRED)
    assert re.search("DATABASE_WITHOUT_TLS.*sslmode=verify-full", refused.stderr)
    assert refused.returncode != 0
    assert "secret" not in refused.stderr
    for mode in ("prefer", "disable"):
        assert manage("check", DATABASE_URL=f"{FAR}?sslmode={mode}", **REQUIRED).returncode != 0
    for rest in ({"DATABASE_URL": f"{FAR}?sslmode=verify-full"}, {"DATABASE_WITHOUT_TLS": "true"}):
        assert starts(**{"DATABASE_URL": FAR, **rest})


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1,127.0.0.2", "%2Frun%2Fpostgresql"])
def test_a_database_on_this_machine_needs_no_tls(host):
    assert starts(DATABASE_URL=f"postgres://legs@{host}/legs")


def starts(**environment: str) -> bool:
    """Whether settings are taken; a database is not asked."""
    code = "import config.settings"
    return manage("shell", "--no-imports", "-c", code, **REQUIRED, **environment).returncode == 0


def test_a_name_for_other_systems_may_be_left_empty():
    assert starts(FHIR_BASE_URL="")
    assert starts(FHIR_BASE_URL="https://legs.example.org/fhir")


def test_debug_cannot_be_turned_on():
    code = "from django.conf import settings; print(settings.DEBUG)"
    asked = manage("shell", "--no-imports", "-c", code, DEBUG="true", **REQUIRED)
    assert asked.stdout == "False\n"


def test_a_paper_that_is_not_known_is_refused():
    result = manage("check", **REQUIRED, PAPER_SIZE="foolscap")
    assert "PAPER_SIZE" in result.stderr
    assert result.returncode != 0


@pytest.mark.parametrize("waived", ["false", "0", "perhaps"])
def test_production_refuses_to_do_without_the_second_factor(waived):
    result = manage("check", STAFF_SECOND_FACTOR=waived, **REQUIRED)
    assert "STAFF_SECOND_FACTOR" in result.stderr
    assert result.returncode != 0


def test_production_may_say_that_it_wants_the_second_factor():
    assert manage("check", STAFF_SECOND_FACTOR="true", **REQUIRED).returncode == 0


def test_a_clinic_may_be_named():
    assert manage("check", **REQUIRED, **CLINIC).returncode == 0


@pytest.mark.parametrize("name", [name for name in CLINIC if name != "CLINIC_NAME"])
def test_a_clinic_that_is_named_needs(name):
    rest = {key: value for key, value in CLINIC.items() if key != name}
    result = manage("check", **REQUIRED, **rest)
    assert f"'{name}': ['Environment variable not set.']" in result.stderr
    assert result.returncode != 0


WRONG = {
    "CLINIC_HOURS": ("mon 8-18", "“8-18” is no time: write it as 08:00-18:00"),
    "CLINIC_CLOSED_ON": ("2026-12-25, christmas", "“christmas” is no date"),
    "CLINIC_MAIL": ("nobody", "“nobody” is no address"),
    "TIME_ZONE": ("Mars", "No time zone"),
    "READ_EMERGENCY_WITHIN_HOURS": ("0", "At least one hour"),
    "READ_SAME_DAY_WITHIN_HOURS": ("soon", "“soon” is no number of hours"),
    "CASE_DAYS": ("29", "greater than or equal to 30"),
    "AUDIT_DAYS": ("a year", "Not a valid integer"),
    "LOG_FORMAT": ("xml", "Must be one of: json, line"),
    "METRICS_BIND": ("9100", "“9100” is no address"),
    "JOBS_METRICS_BIND": ("localhost:all", "“localhost:all” is no address"),
}


def test_every_mistake_about_the_clinic_is_named_at_once():
    wrong = {name: text for name, (text, _) in WRONG.items()}
    result = manage("check", **REQUIRED, **CLINIC | wrong)
    unsaid = [(name, said) for name, (_, said) in WRONG.items() if said not in result.stderr]
    unsaid += [(name, "") for name in WRONG if name not in result.stderr]
    assert unsaid == []
    assert result.returncode != 0


@pytest.mark.parametrize(
    "hours",
    [
        {"CLINIC_HOURS": "sat 09:00-09:45"},
        {"READ_SOON_WITHIN_HOURS": "99999999"},
        {"CLINIC_HOURS": "sat 09:00-10:00", "CLINIC_CLOSED_ON": "2030-01-05,2030-01-12"},
    ],
)
def test_a_clinic_that_opens_too_seldom_for_what_it_says_is_refused(hours):
    result = manage("check", **REQUIRED, **CLINIC | hours)
    assert re.search(r"READ_\w+_WITHIN_HOURS.*The clinic is not open for \d+ hours", result.stderr)
    assert result.returncode != 0


def test_without_a_clinic_nobody_is_mailed():
    code = "from django.conf import settings; print(settings.CLINIC_NAME, settings.CLINIC_MAIL)"
    assert manage("shell", "--no-imports", "-c", code, **REQUIRED).stdout == " []\n"
