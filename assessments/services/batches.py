"""Many ids in parts that one statement can name."""

from collections.abc import Iterator, Sequence
from uuid import UUID


def batched(ids: Sequence[UUID], size: int = 500) -> Iterator[Sequence[UUID]]:
    """The ids in their order, so many at a time."""
    for at in range(0, len(ids), size):
        yield ids[at : at + size]
