"""Whose a draft or a result is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Holder:
    """An account or, while nobody has signed in, one browser's session; never both.

    Attributes: visitor (the random id that the session holds), account (the id of the account).
    """

    visitor: UUID | None = None
    account: int | None = None

    def __post_init__(self) -> None:
        if (self.visitor is None) == (self.account is None):
            raise ValueError("A holder is an account or a visitor, one of the two.")

    @property
    def columns(self) -> dict[str, Any]:
        """What a record of this holder has in its columns; also what such a record is found by."""
        return {"visitor": self.visitor, "owner_id": self.account}
