"""Records that can be added and never changed."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.db import models


class NeverChanges(Exception):
    """Something tried to change or to delete what is on record for good."""


M = TypeVar("M", bound="AppendOnly")


class AppendOnlyQuerySet(models.QuerySet[M]):
    def update(self, **values: Any) -> int:
        self.model.refuse(values)
        return super().update(**values)

    def delete(self) -> Any:
        raise NeverChanges("It stays on record.")

    def delete_expired(self) -> int:
        """Deletes what is past its time; how many. For retention alone."""
        return int(self._raw_delete(self.db))


class AppendOnly(models.Model):
    """What was added stays as it was: this refuses changes and deletion.

    Triggers of the database refuse changes of most columns as well: see migration 0004.

    MAY_CHANGE names what is no part of it: whether a mail is out, say.
    """

    MAY_CHANGE: ClassVar[frozenset[str]] = frozenset()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self.refuse(kwargs.get("update_fields") or [f.name for f in self._meta.concrete_fields])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NeverChanges("It stays on record.")

    @classmethod
    def refuse(cls, changes: Iterable[str]) -> None:
        fixed = set(changes) - cls.MAY_CHANGE
        if fixed:
            raise NeverChanges(f"{cls.__name__}: {', '.join(sorted(fixed))}")
