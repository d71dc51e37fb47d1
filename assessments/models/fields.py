"""A model field that keeps JSON encrypted at rest."""

import base64
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, MultiFernet
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
    token = base64.urlsafe_b64encode(bytes(stored))
    return json.loads(decompress(_fernet(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token)))


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
