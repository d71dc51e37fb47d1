"""Resources as they are sent, made once and kept."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MOST = 512
"""How many are kept, each below 200 kB. No more can be asked for than there are."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A resource as it is sent. etag is in the form of its header."""

    content: bytes
    etag: str
    language: str


def as_sent(resource: dict[str, Any]) -> Ready:
    content = json.dumps(resource, ensure_ascii=False, separators=(",", ":")).encode()
    return Ready(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"', resource["language"])


@lru_cache(maxsize=MOST)
def ready(
    build: Callable[..., dict[str, Any]],
    which: tuple[str, ...],
    language: str | None,
    settled_by: tuple[str, ...],
) -> Ready:
    """What build makes of which in that language; settled_by is all else that it depends on."""
    return as_sent(build(*which, language))
