"""The site under the settings of each deployment, in the process of the tests."""

import importlib.util
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.test import Client, override_settings

from .project import ROOT
from .settings import CLINIC, REQUIRED

# The tests' own database, keys, mails and log stay.
KEPT = {
    "DATABASES", "CACHES", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "PASSWORD_HASHERS", "LOGGING",
    "TEMPLATES", "INSTALLED_APPS", "STATIC_ROOT", "DATABASE_WITHOUT_TLS",
}  # fmt: skip
HOST = "legs.example.org"
PROXY = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "192.0.2.1"}


@contextmanager
def production(folder: Path) -> Iterator[None]:
    """As a host has it, behind a proxy that ends TLS; hashed files are gathered in the folder,
    once."""
    environment = {**REQUIRED, **CLINIC, "BEHIND_TLS_PROXY": "true"}
    values = settings_under({"LEG_CHECK_DEPLOYMENT": "production", **environment})
    with override_settings(**values, STATIC_ROOT=folder):
        if not any(folder.iterdir()):
            call_command("collectstatic", interactive=False, verbosity=0)
        yield


def settings_under(environment: Mapping[str, str]) -> dict[str, Any]:
    """What config/settings.py says under this environment."""
    spec = importlib.util.spec_from_file_location("config.other", ROOT / "config" / "settings.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with patch.dict(os.environ, environment):
        spec.loader.exec_module(module)
    found = {name: value for name, value in vars(module).items() if name.isupper()}
    return {name: found[name] for name in found.keys() - KEPT if not name.startswith("EMAIL")}


class Recording(Client):
    """A browser that keeps every answer it got, redirects and all."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.answers: list[Any] = []

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        self.answers.append(response)
        return response


def behind_tls() -> Recording:
    """A browser at the site's own name, through the host's proxy."""
    return Recording(SERVER_NAME=HOST, **PROXY)
