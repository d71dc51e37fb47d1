"""Which languages a host serves."""

import pytest

from .settings import REQUIRED
from .test_production import manage

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

PRINT = "from django.conf import settings as s; print(s.LANGUAGE_CODE, *dict(s.LANGUAGES))"
SERVED = [
    ({}, "en en"),
    ({"UNCHECKED_LANGUAGES": "ar"}, "en en ar"),
    ({"UNCHECKED_LANGUAGES": "es, ar", "HOST_LANGUAGE": "es"}, "es en es ar"),
]
REFUSED = [
    ({"HOST_LANGUAGE": "es"}, "HOST_LANGUAGE", "No native speaker has checked “es” yet"),
    ({"HOST_LANGUAGE": "fr"}, "HOST_LANGUAGE", "“fr” is none of these: en, es, ar."),
    ({"UNCHECKED_LANGUAGES": "es,fr"}, "UNCHECKED_LANGUAGES", "“fr” is none of these: es, ar."),
    ({"UNCHECKED_LANGUAGES": "en"}, "UNCHECKED_LANGUAGES", "“en” is none of these: es, ar."),
]


@pytest.mark.parametrize(("environment", "served"), SERVED)
def test_production_serves_what_was_checked_or_switched_on(environment, served):
    assert manage("shell", "--no-imports", "-c", PRINT, **REQUIRED, **environment).stdout == (
        served + "\n"
    )


@pytest.mark.parametrize(("environment", "name", "said"), REFUSED)
def test_production_refuses_another(environment, name, said):
    result = manage("check", **REQUIRED, **environment)
    assert name in result.stderr
    assert said in result.stderr
    assert result.returncode != 0


def test_a_try_out_serves_all(tmp_path):
    local = {"LEG_CHECK_DEPLOYMENT": "local", "LEG_CHECK_VAR_DIR": str(tmp_path)}
    assert manage("shell", "--no-imports", "-c", PRINT, **local).stdout == "en en es ar\n"
