"""Settings, read from the environment; every mistake in it is reported at once.

LEG_CHECK_DEPLOYMENT decides what may be left out. `local` (the default) answers on this machine
only, makes its own keys and has plain defaults. `production` has no default for anything that a
host must decide, and refuses to start without it.
"""

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from csp.constants import NONE, SELF
from environs import Env, ValidationError
from marshmallow.validate import OneOf, Range

from . import (
    countries,
    languages,
    opening_hours,
    parsers,
    postgres,
    safeguards,
    shared_cache,
)
from .local_secrets import local_secrets

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env(eager=False)

DEPLOYMENT = env.str(
    "LEG_CHECK_DEPLOYMENT", default="local", validate=OneOf(["local", "production"])
)
PRODUCTION = DEPLOYMENT == "production"
VAR_DIR = env.path("LEG_CHECK_VAR_DIR", default=BASE_DIR / "var")


def required(name: str, local: str) -> str:
    """A text that a production host must set; local is what a try-out shows instead."""
    return env.str(name) if PRODUCTION else env.str(name, default=local)


def not_waived(needed: bool) -> None:
    """Refuses what only a try-out may do without."""
    if not needed:
        raise ValidationError("Production does not do without it. Leave this out, or say true.")


env.add_parser("opening_hours", parsers.hours_of)
env.add_parser("dates", parsers.dates_of)
env.add_parser("hours_to_read", parsers.hours_to_read)
env.add_parser("address", parsers.address_of)
env.add_parser("without_tls", safeguards.without_tls)
env.add_parser("country", countries.country_of)
env.add_parser("emergency_number", countries.number_of)
env.add_parser("phrase", countries.own_phrase_of)
env.add_parser("unchecked_languages", languages.unchecked_of)
env.add_parser("host_language", languages.host_language_of)

# Keys ------------------------------------------------------------------------------------------
_keys = {} if PRODUCTION else local_secrets(VAR_DIR / "local-secrets.json")
SECRET_KEY = (
    env.str("SECRET_KEY", validate=safeguards.hard_to_guess)
    if PRODUCTION
    else env.str("SECRET_KEY", default=_keys["SECRET_KEY"])
)
# Earlier ones, which sign nothing more and are still believed: sessions outlive a change of key.
SECRET_KEY_FALLBACKS: list[str] = env.list(
    "SECRET_KEY_FALLBACKS",
    default=[],
    validate=safeguards.all_hard_to_guess if PRODUCTION else None,
)
# Newest first: the first encrypts, all decrypt, so that a key can be changed without a stop.
FIELD_ENCRYPTION_KEYS = (
    env.list("FIELD_ENCRYPTION_KEYS", validate=safeguards.encryption_keys)
    if PRODUCTION
    else env.list(
        "FIELD_ENCRYPTION_KEYS",
        default=[_keys["FIELD_ENCRYPTION_KEY"]],
        validate=safeguards.encryption_keys,
    )
)

# What patients are told, by the host of the service ----------------------------------------------
# A country gives defaults to what is customary there (config/countries.py); each setting comes
# before them.
COUNTRY: str = env.country("COUNTRY", default="") or ""
_here = countries.COUNTRIES.get(COUNTRY, countries.NOWHERE)
EMERGENCY_NUMBER_IS_SET: bool = bool(env.str("EMERGENCY_NUMBER", default="").strip())
EMERGENCY_NUMBER: str = env.emergency_number(
    "EMERGENCY_NUMBER",
    default=_here.emergency_number or (... if PRODUCTION else "112"),
    country=COUNTRY,
    production=PRODUCTION,
)
# metric, or us for yards and inches.
MEASURES = env.str("MEASURES", default=_here.measures, validate=OneOf(["metric", "us"]))
DECIMAL_COMMA, MONTH_FIRST = _here.decimal_comma, _here.month_first
TWELVE_HOURS = _here.twelve_hours
# The clinician who reviewed the clinical content, and when; both, or neither.
REVIEWED_BY = env.str("REVIEWED_BY", default="")
REVIEWED_ON: date | None = env.date("REVIEWED_ON", default=None)

# Who runs the site and answers for what it keeps, and their mail address, as its pages tell.
# Without them, the pages say that nobody is named (assessments/public/checks.py warns).
HOST_NAME = env.str("HOST_NAME", default="")
CONTACT_MAIL = env.str("CONTACT_MAIL", default="", validate=parsers.empty_or_address)

# The clinic that patients may send a result to; without a name, nothing is sent to anyone.
CLINIC_NAME = env.str("CLINIC_NAME", default="" if PRODUCTION else "the Sample Clinic")
# Which number patients call it on; without one, they are told to call the clinic.
CLINIC_PHONE = env.str("CLINIC_PHONE", default="")
# When somebody is there to read; also the days, if any, on which nobody is (2026-12-25,2026-12-26).
CLINIC_HOURS: opening_hours.OpeningHours = env.opening_hours(
    "CLINIC_HOURS", **({} if PRODUCTION and CLINIC_NAME else {"default": "mon-fri 08:00-18:00"})
)
CLINIC_CLOSED_ON: list[date] = env.dates("CLINIC_CLOSED_ON", default="")
# Who is told by mail that something was sent; the mail says nothing of anyone's health.
CLINIC_MAIL: list[str] = (
    env.list("CLINIC_MAIL", validate=parsers.some_addresses)
    if PRODUCTION and CLINIC_NAME
    else env.list(
        "CLINIC_MAIL",
        default=[] if PRODUCTION else ["clinic@localhost"],
        validate=parsers.some_addresses,
    )
)
# A result may be sent for so many days: an older one does not know what has changed since.
SEND_WITHIN_DAYS = 14
# Within how many hours, counted while the clinic is open, a result of each urgency is read.
_within = {"emergency": 1, "same_day": 2, "soon": 20, "routine": 50, "self_care": 50}
READ_WITHIN_HOURS = {
    level: env.hours_to_read(
        f"READ_{level.upper()}_WITHIN_HOURS",
        default=hours,
        open_at=CLINIC_HOURS,
        closed_on=CLINIC_CLOSED_ON,
    )
    for level, hours in _within.items()
}

# Paper that the PDF of a sheet is laid out for; a browser prints on what its printer holds.
PAPER_SIZE = env.str("PAPER_SIZE", default=_here.paper, validate=OneOf(["A4", "letter"]))

# How long things are kept ------------------------------------------------------------------------
DRAFT_DAYS = 7
ANONYMOUS_RESULT_DAYS = 30
# An account nobody used for so long is deleted, and its patient is told by mail so long before.
UNUSED_ACCOUNT_DAYS = 2 * 365
UNUSED_ACCOUNT_WARNING_DAYS = 30
SHARED_DEVICE_IDLE_MINUTES = 30
# What a patient sent is part of the clinic's records, and so is who looked at it.
CASE_DAYS = env.int("CASE_DAYS", default=8 * 365, validate=Range(min=30))
AUDIT_DAYS = env.int("AUDIT_DAYS", default=8 * 365, validate=Range(min=365))

# Django ------------------------------------------------------------------------------------------
DEBUG = False if PRODUCTION else env.bool("DEBUG", default=False)
ALLOWED_HOSTS = (
    env.list("ALLOWED_HOSTS", validate=safeguards.named_hosts)
    if PRODUCTION
    else ["localhost", "127.0.0.1", "[::1]", "testserver"]
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list(
    "CSRF_TRUSTED_ORIGINS",
    default=[],
    validate=safeguards.all_over_tls if PRODUCTION else None,
)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "assessments.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "assessments.staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "assessments",
]
MIDDLEWARE = [
    # First, so that it times and counts what the others answer.
    "assessments.public.request_log.RequestLogMiddleware",
    # What adds headers stands before what answers: the redirect to TLS, and static files.
    "config.headers.ConstantHeadersMiddleware",
    # Before what may refuse or answer by itself: such a page has a language, too.
    "config.reading_language.ReadingLanguageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "assessments.public.not_allowed.NotAllowedPageMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "assessments.patients.shared_device.SharedDeviceMiddleware",
    "assessments.public.context.OurSiteMiddleware",
    # Last, so that it is the first to see what a view fails with.
    "config.repeating.RepeatMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # digits, day, moment and apart, which any template may need.
            "builtins": ["assessments.templatetags.written"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assessments.public.context.site",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("leg_check",)
CRISPY_TEMPLATE_PACK = "leg_check"
CRISPY_FAIL_SILENTLY = False

# Storage -----------------------------------------------------------------------------------------
DATABASES = {"default": env.dj_db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")}
_database = DATABASES["default"] or {}
if _database.get("ENGINE") == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins, so that writers wait for each
    # other instead of failing with "database is locked". secure_delete overwrites what is deleted,
    # which would else stay readable in the file.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
        ),
    }
# Seconds that one statement may take, while a patient waits; 0 is no limit. manage.py sets 0.
STATEMENT_TIMEOUT_SECONDS = env.int("STATEMENT_TIMEOUT_SECONDS", default=10, validate=Range(min=0))
# Connections that each web process keeps: one for each of its threads, or a pool of so many.
DATABASE_POOL = env.bool("DATABASE_POOL", default=False)
DATABASE_POOL_SIZE = env.int("DATABASE_POOL_SIZE", default=4, validate=Range(min=1))
if _database.get("ENGINE") == "django.db.backends.postgresql":
    _database["OPTIONS"] = postgres.with_limits(
        _database.get("OPTIONS", {}), statement_seconds=STATEMENT_TIMEOUT_SECONDS or 0
    )
    _database["CONN_HEALTH_CHECKS"] = True
    _database["CONN_MAX_AGE"] = 0 if DATABASE_POOL else 60
    if DATABASE_POOL:
        _database["OPTIONS"]["pool"] = postgres.pool_of(DATABASE_POOL_SIZE or 1)

# A database on another machine is talked to over TLS (?sslmode=verify-full in its address), unless
# the host says that nobody else is on the way: a private network between containers, say.
DATABASE_WITHOUT_TLS: bool = env.without_tls(
    "DATABASE_WITHOUT_TLS", default="false", database=_database if PRODUCTION else {}
)

# Shared by all web processes: limits on how often something may be tried are no limits otherwise.
# Django keeps 300 entries in a database unless told otherwise, and limits would go with the rest.
CACHES = {
    "default": env.dj_cache_url("CACHE_URL", default="db://cache?max_entries=20000"),
    # What holds for one process alone.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# While Redis does not answer, the database does.
CACHES |= shared_cache.with_stand_in(CACHES["default"] or {})

# Where collectstatic gathers files, under names with their hashes. A try-out and the tests do
# without, and serve files from where they are.
STATIC_ROOT: Path | None = env.path(
    "LEG_CHECK_STATIC_ROOT", default=BASE_DIR / "staticfiles" if PRODUCTION else None
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not STATIC_ROOT
# No other site has a use for our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Language and time -------------------------------------------------------------------------------
# Languages that no native speaker has checked, and that this host serves all the same.
UNCHECKED_LANGUAGES: list[str] = (
    env.unchecked_languages(
        "UNCHECKED_LANGUAGES", default="" if PRODUCTION else ",".join(languages.UNCHECKED)
    )
    or []
)
# The host's own: of staff, of mails to the clinic, and of who asks for none of those served. Each
# result is stored in it as well.
LANGUAGE_CODE: str = (
    env.host_language("HOST_LANGUAGE", default="en", unchecked=UNCHECKED_LANGUAGES) or "en"
)
LANGUAGES = languages.served(UNCHECKED_LANGUAGES)
# Their pages say so, also of a result that was made before a host switched its language off.
NOT_YET_CHECKED = languages.UNCHECKED
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]


def service_names(name: str) -> dict[str, str]:
    """How a service is called, by language: NAME in the host's own, NAME_ES and so on in each."""
    needed = PRODUCTION and not COUNTRY
    given = {} if needed else {"default": ""}
    own: str = env.phrase(name, **given, needed=needed, language=LANGUAGE_CODE)
    of_each = {
        code: env.phrase(f"{name}_{code.upper()}", default="", needed=False, language=code)
        for code in countries.LANGUAGES
    }
    phrases = of_each | ({LANGUAGE_CODE: own} if own else {})
    return countries.phrases_of(COUNTRY, name, phrases)


# Whom a patient turns to, as phrases that stand in sentences. A language without one of its own has
# the generic one (assessments/questionnaire/host.py).
SERVICE_NAMES = {name: service_names(name) for name in countries.SERVICES}
USE_I18N = True
USE_TZ = True
# Opening hours are by this clock: a host who names a clinic says which it is.
_clock = OneOf(available_timezones(), error="No time zone: write one such as Europe/Berlin.")
TIME_ZONE = (
    env.str("TIME_ZONE", validate=_clock)
    if PRODUCTION and CLINIC_NAME
    else env.str("TIME_ZONE", default="UTC", validate=_clock)
)

# Sessions and cookies ----------------------------------------------------------------------------
SESSION_COOKIE_AGE = ANONYMOUS_RESULT_DAYS * 24 * 60 * 60
SESSION_ENGINE = "config.sessions"
# A browser takes a cookie of such a name over TLS alone, from this host alone: no other program
# on the host's domain can plant one.
_cookie = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{_cookie}session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_cookie}csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Which language a reader chose, in this browser.
LANGUAGE_COOKIE_NAME = f"{_cookie}language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# When a shared device was last used (patients/shared_device.py).
LAST_USED_COOKIE_NAME = f"{_cookie}last-used"

# What a message says is for who is signed in, in a cookie of theirs that is signed; nothing of
# anyone's health. A page without one reads no session.
MESSAGE_STORAGE = "config.messages_cookie.MessagesCookie"
MESSAGES_COOKIE_NAME = f"{_cookie}messages"

# Signing in: a code by email, no password ---------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "patients:results"
ACCOUNT_ADAPTER = "assessments.patients.account_adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "assessments.patients.sign_in_forms.SignInForm",
    "confirm_login_code": "assessments.patients.sign_in_forms.CodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Else who waits for a code could not go back to mend the address; see patients/signing_in.py.
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# Digits, on which every phone opens its keypad; three tries at a hundred million, then a new code,
# and no more than some codes a day.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# Many patients share one address: a waiting room's, a school's, a mobile network's. A host behind
# whose address there are very many says by how much what one address may do is multiplied; 0 takes
# limits by address away, for measuring how much the site bears.
LIMITS_FACTOR = env.int("LIMITS_FACTOR", default=1, validate=Range(min=0)) or 0


def per_address(count: int, span: str, *more: str) -> str:
    """A limit for one network address, with others."""
    rates = (f"{count * LIMITS_FACTOR}/{span}/ip",) if LIMITS_FACTOR else ()
    return ",".join((*rates, *more))


# Nobody meets these by hand. Pages of a check are saved without a limit here: an emergency must
# never wait for one. Staff are counted by who they are (user).
ACCOUNT_RATE_LIMITS = {
    "request_login_code": per_address(20, "m", "3/m/key", "20/d/key"),
    "confirm_code": per_address(30, "m"),
    # Wrong codes of an app, or wrong spare codes: key is the member of staff.
    "login_failed": per_address(10, "m", "5/5m/key", "50/d/key"),
    "begin_check": per_address(600, "h"),
    "submit_check": per_address(600, "h"),
    "send_to_clinic": per_address(60, "h"),
    "share_result": per_address(60, "h"),
    # All that clinicians behind one address open by links; guessing a link is hopeless anyway. Each
    # look is stored: the key is the link, which a program could open from many places.
    "shared_open": per_address(600, "10m", "300/h/key"),
    # A PDF takes a third of a second to draw, and a file of all results is read from each of them.
    "sheet_pdf": per_address(60, "10m"),
    "own_data": per_address(60, "10m"),
    "staff_sheet_pdf": "60/10m/user",
    # One case after the other must not add up to an export that somebody has no right to.
    "staff_fhir": "60/h/user",
    "staff_export": "30/h/user",
}
# How many proxies of the host's own each add an address to X-Forwarded-For: without it, all
# patients behind one proxy would share one address's limit.
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=int(bool(BEHIND_TLS_PROXY)))
# Staff show a code of their phone's app as well. Only a try-out may do without.
STAFF_SECOND_FACTOR = env.bool(
    "STAFF_SECOND_FACTOR", default=True, validate=not_waived if PRODUCTION else None
)
STAFF_SECOND_FACTOR_HOURS = 12
MFA_ADAPTER = "assessments.staff.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "assessments.staff.second_factor_forms.SetUpForm",
    "authenticate": "assessments.staff.second_factor_forms.CodeForm",
    "reauthenticate": "assessments.staff.second_factor_forms.CodeAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Leg Check"
MFA_TOTP_TOLERANCE = 1

# Mail: to the console in a try-out ---------------------------------------------------------------
_mail = env.dj_email_url("EMAIL_URL", **({} if PRODUCTION else {"default": "console://"}))
globals().update(_mail or {})
# Seconds: a mail server that does not answer must not hold a web process.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = required("MAIL_FROM", "Leg Check <leg-check@localhost>")
# Where the site is, for links in mails.
SITE_URL = (
    env.str("SITE_URL", validate=safeguards.over_tls)
    if PRODUCTION
    else env.str("SITE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
)

# What the names of our FHIR resources begin with; the site's own address where it is empty.
FHIR_BASE_URL: str = env.str(
    "FHIR_BASE_URL", default="", validate=safeguards.empty_or_over_tls if PRODUCTION else None
)

# Security ----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Other sites learn nothing of where a reader comes from. Not `no-referrer`: browsers then post our
# own forms with the origin `null`, which the check for forged requests must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
if BEHIND_TLS_PROXY:
    # Only behind a proxy that sets this header itself on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# A page of answers is a few hundred bytes; the note at most a few kilobytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# Nobody sends files here.
DATA_UPLOAD_MAX_NUMBER_FILES = 0
FILE_UPLOAD_HANDLERS = ["config.uploads.NoFiles"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Watching ----------------------------------------------------------------------------------------
# One JSON object a line for programs that collect logs, or plain lines for who reads a terminal.
LOG_FORMAT = env.str(
    "LOG_FORMAT", default="json" if PRODUCTION else "line", validate=OneOf(["json", "line"])
)
# Where Prometheus reads metrics of the site, and those of `manage.py jobs`; empty: nowhere. Not on
# the site's own port, so that no patient can.
METRICS_BIND: parsers.Address | None = env.address(
    "METRICS_BIND", default="127.0.0.1:9100" if PRODUCTION else ""
)
JOBS_METRICS_BIND: parsers.Address | None = env.address(
    "JOBS_METRICS_BIND", default="127.0.0.1:9101" if PRODUCTION else ""
)
_line = {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request": {"()": "config.logs.NameTheRequest"},
        "refusals": {"()": "config.refusals.WithoutTraceback"},
    },
    "formatters": {
        # Who mends the program sees what an exception quotes; nobody else does.
        "line": _line if DEBUG else {**_line, "class": "config.logs.LineFormatter"},
        "json": {"class": "config.logs.JsonLineFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request", "refusals"],
        }
    },
    "loggers": {
        # It warns of each rule of the stylesheet that is for browsers alone, for every PDF.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        # Lower, templates write what a page was drawn from into the log: answers and all.
        "django.template": {"level": "INFO"},
        # A line for each request would hide the mails that a try-out prints.
        "assessments.public.request_log": {
            "level": "INFO" if PRODUCTION or LOG_FORMAT == "json" else "WARNING"
        },
        "gunicorn.error": {"handlers": ["console"], "propagate": False},
        # It would write paths and addresses: the line of each request takes its place.
        "gunicorn.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
}

env.seal()
