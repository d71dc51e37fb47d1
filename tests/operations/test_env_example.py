""".env.example explains every variable that is read, and none that is not."""

import ast
import re

import pytest

from config.countries import SERVICES

from .project import ROOT

pytestmark = pytest.mark.any_database

EXAMPLE = (ROOT / ".env.example").read_text()
# Made of a level of urgency each, in config/settings.py.
READ_WITHIN = {
    f"READ_{level}_WITHIN_HOURS"
    for level in ("EMERGENCY", "SAME_DAY", "SOON", "ROUTINE", "SELF_CARE")
}
# Made of a service and a language each, in config/settings.py.
PHRASES = {f"{service}{language}" for service in SERVICES for language in ("", "_EN", "_ES", "_AR")}
MADE_UP = READ_WITHIN | PHRASES
# What the image of the proxy or compose sets, and nobody changes.
OF_PROXY_ALONE = re.compile(r"LEG_CHECK_(HOST|AUTHORITY|EMERGENCY_NUMBER)")


def named_in_python(path):
    """Names given to env.str(…), required(…), os.environ.get(…) and the like."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func)
            first = node.args[0]
            reads = called.startswith(("env.", "os.environ", "os.getenv")) or called == "required"
            if reads and isinstance(first, ast.Constant) and re.fullmatch(r"[A-Z_]+", first.value):
                found.add(first.value)
    return found


def read():
    found = named_in_python("config/settings.py") | named_in_python("config/gunicorn.conf.py")
    found |= named_in_python("config/ready.py")
    text = (ROOT / "docker-compose.yml").read_text()
    # $${…} is for a shell in the container.
    found |= set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", text))
    found |= set(re.findall(r"^    ([A-Z_]+):$", text, re.MULTILINE))
    return {name for name in found | MADE_UP if not OF_PROXY_ALONE.fullmatch(name)}


def explained():
    return re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", EXAMPLE, re.MULTILINE)


def test_every_variable_that_is_read_is_explained():
    assert read() - set(explained()) == set()


def test_every_variable_that_is_explained_is_read():
    assert set(explained()) - read() == set()


def test_each_once_and_with_words_before_it():
    assert len(explained()) == len(set(explained()))
    words = False
    for line in EXAMPLE.splitlines():
        is_variable = re.match(r"(?:# )?[A-Z][A-Z_]+=", line)
        assert not is_variable or words, line
        words = line.startswith("#") if not is_variable else words


def test_names_are_found_where_they_are_read():
    assert {"SECRET_KEY", "EMERGENCY_NUMBER", "DATABASE_URL"} <= named_in_python(
        "config/settings.py"
    )
    assert {"BIND", "WEB_CONCURRENCY"} <= named_in_python("config/gunicorn.conf.py")


def test_compose_hands_the_application_all_it_reads():
    text = (ROOT / "docker-compose.yml").read_text()
    handed = set(re.findall(r"^    ([A-Z_]+):", text, re.MULTILINE))
    set_by_image = {
        "LEG_CHECK_DEPLOYMENT",
        "LEG_CHECK_STATIC_ROOT",
        "LEG_CHECK_VAR_DIR",
        "PORT",
        "DEBUG",
    }
    set_by_image |= {"BIND", "WEB_CLASS", "WEB_THREADS"}
    read_by_app = named_in_python("config/settings.py") | named_in_python("config/gunicorn.conf.py")
    assert (read_by_app | MADE_UP) - set_by_image - handed == set()
