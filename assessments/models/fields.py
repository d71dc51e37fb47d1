"""A model field that keeps JSON encrypted at rest."""

import base64
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

from .compression import compress, decompress


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class Ciphertext(bytes):
    """What encrypt made: a field that is given it stores it as it is, and encrypts nothing."""


def encrypt(value: Any) -> bytes:
    """JSON value -> compressed, then encrypted bytes, under the newest key.

    Compressing comes first because encrypted bytes do not compress. A Fernet token is base64
    text; keeping its bytes instead saves a quarter.
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    token = _fernet(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(compress(plain))
    return base64.urlsafe_b64decode(token)


def decrypt(stored: bytes) -> Any:
    """The inverse of encrypt, under any of the keys.

    Raises cryptography.fernet.InvalidToken when no key fits or the bytes were altered.
    """
    keys = tuple(settings.FIELD_ENCRYPTION_KEYS)
    return json.loads(decompress(_fernet(keys).decrypt(_token(stored))))


def under_newest_key(stored: bytes) -> bool:
    """Whether the newest key reads it."""
    try:
        _fernet(tuple(settings.FIELD_ENCRYPTION_KEYS[:1])).decrypt(_token(stored))
    except InvalidToken:
        return False
    return True


def reencrypt(stored: bytes) -> Ciphertext:
    """The same value under the newest key, whatever it says: it is not looked into.

    Raises cryptography.fernet.InvalidToken as decrypt does.
    """
    rotated = _fernet(tuple(settings.FIELD_ENCRYPTION_KEYS)).rotate(_token(stored))
    return Ciphertext(base64.urlsafe_b64decode(rotated))


def _token(stored: bytes) -> bytes:
    return base64.urlsafe_b64encode(bytes(stored))


class EncryptedJSONField(models.BinaryField):
    """A JSON value, compressed and encrypted. It cannot be searched or sorted by."""

    description = "Encrypted JSON"

    if TYPE_CHECKING:  # how the type checker is told what the attribute holds
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        stored = value if value is None or isinstance(value, Ciphertext) else encrypt(value)
        return super().get_db_prep_value(stored, connection, prepared)

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return None if value is None else decrypt(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_default(self) -> Any:
        return self._get_default()  # type: ignore[attr-defined]  # BinaryField would make it bytes

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)
