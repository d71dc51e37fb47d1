"""What a host sets, for the nodes of a drill."""

import os
from pathlib import Path

from cryptography.fernet import Fernet


def settings(folder: Path, *, database_url: str, cache_url: str, address: str) -> dict[str, str]:
    """Production settings; mails become files in the folder, so that they can be counted."""
    mails = folder / "mails"
    mails.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LEG_CHECK_DEPLOYMENT": "production",
        "LEG_CHECK_VAR_DIR": str(folder),
        "BEHIND_TLS_PROXY": "true",
        "SECRET_KEY": Fernet.generate_key().decode() * 2,
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATABASE_URL": database_url,
        "CACHE_URL": cache_url,
        "EMAIL_URL": f"file:///{mails}",
        "MAIL_FROM": "Leg Check <leg-check@example.org>",
        "SITE_URL": address,
        "METRICS_BIND": "",
        "EMERGENCY_NUMBER": "112",
        "URGENT_ADVICE": "your doctor or urgent care",
        "USUAL_CARE": "your doctor or nurse",
        "PHARMACIST": "a pharmacist",
        "MATERNITY_UNIT": "your maternity unit",
        "FOOT_TEAM": "your diabetic foot team",
        "CLINIC_NAME": "the Sample Clinic",
        "CLINIC_HOURS": "mon-sun 00:00-24:00",
        "CLINIC_MAIL": "clinic@example.org",
        "TIME_ZONE": "UTC",
    }
