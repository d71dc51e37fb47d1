"""Settings of a made-up host, complete for production."""

from cryptography.fernet import Fernet

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

# What a host who names a clinic must decide as well.
CLINIC = {
    "CLINIC_NAME": "the Clinic on the Hill",
    "CLINIC_HOURS": "mon-fri 08:00-12:00 13:00-18:00",
    "CLINIC_MAIL": "clinic@example.org,nurse@example.org",
    "TIME_ZONE": "Europe/Berlin",
}

# What a host may leave out, and is warned of.
NAMED = {"HOST_NAME": "the Hospital on the Hill", "CONTACT_MAIL": "legs@example.org"}
