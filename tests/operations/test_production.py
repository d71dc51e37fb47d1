"""Production settings: complete, or a refusal that names what is missing."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

from .project import ROOT

pytestmark = pytest.mark.slow

# What a host must decide (config/settings.py).
REQUIRED = {
    "SECRET_KEY": "between fifty and sixty letters that nobody but a test would choose",
    "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "legs.example.org",
    "EMERGENCY_NUMBER": "112",
    "URGENT_ADVICE": "the nurse line on 116 117",
    "USUAL_CARE": "your doctor",
    "PHARMACIST": "a pharmacist",
    "MATERNITY_UNIT": "your maternity unit",
    "FOOT_TEAM": "your foot team",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "MAIL_FROM": "Leg Check <legs@example.org>",
    "SITE_URL": "https://legs.example.org",
}


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
    result = manage("check", "--deploy", "--fail-level=DEBUG", **REQUIRED)
    assert result.stderr == ""
    assert result.stdout == "System check identified no issues (0 silenced).\n"
    assert result.returncode == 0


def test_the_deployment_check_can_complain():
    short = REQUIRED | {"SECRET_KEY": "short"}
    result = manage("check", "--deploy", "--fail-level=WARNING", **short)
    assert "security.W009" in result.stderr
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
