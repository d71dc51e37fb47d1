"""What production settings must not be: keys that can be guessed, a site without TLS, any host.

All raise ValidationError, which is reported together with the other mistakes. None repeats a key.
"""

from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from environs import ValidationError
from marshmallow.fields import Boolean

KEY_LENGTH = 50
KEY_LETTERS = 10
ENCRYPTED = {"require", "verify-ca", "verify-full"}


def hard_to_guess(key: str) -> None:
    """Refuses a signing key that is short, of few letters, or one of Django's examples."""
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_LETTERS or key.startswith("django-insecure-"):
        raise ValidationError(
            f"Too easy to guess: at least {KEY_LENGTH} random letters, such as "
            "`openssl rand -base64 48` prints."
        )


def all_hard_to_guess(keys: Sequence[str]) -> None:
    for key in keys:
        hard_to_guess(key)


def encryption_keys(keys: Sequence[str]) -> None:
    """Refuses a list in which anything is no key, or stands twice, or that is empty."""
    if not keys:
        raise ValidationError("Name at least one key.")
    for number, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError:
            raise ValidationError(
                f"Number {number} is no Fernet key (32 bytes in URL-safe base64), such as "
                "`openssl rand -base64 32 | tr +/ -_` prints."
            ) from None
    if len(set(keys)) < len(keys):
        raise ValidationError("A key stands twice.")


def named_hosts(hosts: Sequence[str]) -> None:
    """Refuses a list of host names that lets any host in, or none."""
    if not hosts:
        raise ValidationError("Name at least one host.")
    if any("*" in host or host == "." for host in hosts):
        raise ValidationError("“*” lets any host in: name those under which the site is reached.")


def over_tls(address: str) -> None:
    """Refuses an address that is not `https://` and a host."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise ValidationError(
            "It begins with https:// and names the host: https://legs.example.org"
        )


def empty_or_over_tls(address: str) -> None:
    """As over_tls, of what may be left empty."""
    if address:
        over_tls(address)


def all_over_tls(addresses: Sequence[str]) -> None:
    for address in addresses:
        over_tls(address)


def without_tls(text: str, *, database: Mapping[str, Any] | None) -> bool:
    """Whether the host waives TLS to a database on another machine; refused where it is needed.

    Without `sslmode`, a client of PostgreSQL tries TLS and goes on without it: whoever stands
    between the two need only say that there is none.
    """
    waived = bool(Boolean().deserialize(text))
    if waived or _near(database or {}) or _encrypted(database or {}):
        return waived
    raise ValidationError(
        "The database is on another machine, and DATABASE_URL does not ask for TLS: add "
        "?sslmode=verify-full to it, or say true here if nobody else is on the way."
    )


def _near(database: Mapping[str, Any]) -> bool:
    """Whether nothing leaves this machine."""
    if not str(database.get("ENGINE", "")).endswith("postgresql"):
        return True
    named = database.get("HOST") or database.get("OPTIONS", {}).get("host") or ""
    return all(_is_this_machine(host) for host in str(named).split(","))


def _is_this_machine(host: str) -> bool:
    """Whether it is a socket in a folder, or an address that never leaves the machine."""
    if host in ("", "localhost") or host.startswith("/"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _encrypted(database: Mapping[str, Any]) -> bool:
    return database.get("OPTIONS", {}).get("sslmode") in ENCRYPTED
