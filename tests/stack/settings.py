"""What a host sets, for the parts that run here."""

import os

from cryptography.fernet import Fernet

from tests.operations.settings import CLINIC, REQUIRED


def production(**own: str) -> dict[str, str]:
    """Production settings with keys that no other deployment has; own goes before the rest.

    TLS is said to end in front of the web nodes. No process shows metrics: several would want the
    same port.
    """
    return {
        **REQUIRED,
        **CLINIC,
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LEG_CHECK_DEPLOYMENT": "production",
        "BEHIND_TLS_PROXY": "true",
        "SECRET_KEY": Fernet.generate_key().decode() * 2,
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "METRICS_BIND": "",
        "JOBS_METRICS_BIND": "",
        **own,
    }
