"""A source that a rule cites, with how it was read."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far a source was checked."""

    READ = "S"
    """An excerpt or a secondary copy of the source was read."""
    KNOWN = "K"
    """From general knowledge: to be checked against the named guideline or paper."""
    PARTLY = "S/K"
    """The opening was read; the detail is from general knowledge."""
    OWN = "-"
    """A safety choice of this rule set, not a publication."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source. Attributes: key, status, what (its title and what was taken), urls (may be empty)."""

    key: str
    status: Status
    what: str
    urls: tuple[str, ...]

    @property
    def url(self) -> str:
        """The first address, or an empty text for a source without one."""
        return self.urls[0] if self.urls else ""


def read(key: str, what: str, *urls: str) -> Reference:
    return Reference(key, Status.READ, what, urls)


def known(key: str, what: str, *urls: str) -> Reference:
    return Reference(key, Status.KNOWN, what, urls)


def partly(key: str, what: str, *urls: str) -> Reference:
    return Reference(key, Status.PARTLY, what, urls)


def own(key: str, what: str) -> Reference:
    return Reference(key, Status.OWN, what, ())
