"""The cache that several web nodes share: Redis and, while it does not answer, the database.

Limits on tries stay in force then, and are still shared. What Redis counted is not carried over:
a limit may begin anew when the one steps in for the other.
"""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.redis import RedisCache
from django.utils.crypto import salted_hmac
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger(__name__)

DATABASE = "django.core.cache.backends.db.DatabaseCache"
STAND_IN = "stand-in"
SCRAMBLED = "config.shared_cache.scrambled"
REST_SECONDS = 10
"""For how long a process leaves Redis alone after it failed."""
OPTIONS: dict[str, Any] = {
    # Seconds: a patient waits meanwhile.
    "socket_connect_timeout": 0.5,
    "socket_timeout": 0.5,
    "health_check_interval": 30,
    # By default it is tried for seconds. A kept connection that has ended is noticed before it is
    # used.
    "retry": Retry(NoBackoff(), 0),
}


def scrambled(key: str, key_prefix: str, version: int) -> str:
    """What an entry is stored under: nobody can tell from it what the key was.

    django-allauth's keys hold network addresses. A hash without a secret would not hide those:
    there are few enough to try each. With another SECRET_KEY all counts begin anew.
    """
    return salted_hmac("cache", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def with_stand_in(default: Mapping[str, Any]) -> dict[str, Any]:
    """The caches of settings: where the default is a Redis, with the table that stands in for it.

    The table is the one that is the default where no Redis is named. All scramble their keys.
    """
    default = {**default, "KEY_FUNCTION": SCRAMBLED}
    if default.get("BACKEND") != "django.core.cache.backends.redis.RedisCache":
        return {"default": default}
    options = OPTIONS | default.get("OPTIONS", {})
    shared = {**default, "BACKEND": "config.shared_cache.SharedCache", "OPTIONS": options}
    table = {
        "BACKEND": DATABASE,
        "LOCATION": "cache",
        "KEY_FUNCTION": SCRAMBLED,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
    return {"default": shared, STAND_IN: table}


def count_cache_fault() -> None:
    """Counts that Redis was found not to answer."""
    # Settings read this file, before gunicorn has said where counts are kept.
    from assessments.metrics import CACHE_FAULTS  # noqa: PLC0415

    CACHE_FAULTS.inc()


class _Rest:
    """Until when Redis is left alone; known to all threads of the process."""

    until = 0.0

    def is_on(self) -> bool:
        return time.monotonic() < self.until

    def begin(self, error: Exception) -> None:
        self.until = time.monotonic() + REST_SECONDS
        # The class alone: a message may name a password in an address.
        log.error("the cache does not answer, the database stands in: %s", type(error).__name__)
        count_cache_fault()

    def end(self) -> None:
        self.until = 0.0


rest = _Rest()


def _or_stand_in(name: str) -> Callable[..., Any]:
    """The method of that name, asked of Redis or of what stands in for it."""

    def method(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        if not rest.is_on():
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except RedisError as error:
                rest.begin(error)
        stand_in: BaseCache = caches[STAND_IN]
        return getattr(stand_in, name)(*args, **kwargs)

    method.__name__ = name
    return method


class SharedCache(RedisCache):
    """Redis, with the database to stand in; the other methods of a cache are made of these."""

    add = _or_stand_in("add")
    get = _or_stand_in("get")
    set = _or_stand_in("set")
    touch = _or_stand_in("touch")
    delete = _or_stand_in("delete")
    get_many = _or_stand_in("get_many")
    has_key = _or_stand_in("has_key")
    incr = _or_stand_in("incr")
    set_many = _or_stand_in("set_many")
    delete_many = _or_stand_in("delete_many")
    clear = _or_stand_in("clear")
