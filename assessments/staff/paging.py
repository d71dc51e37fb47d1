"""Pages of a long list that cost the same however long it is."""

from functools import cached_property
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet

MOST = 10_000
"""Rows of a list that are counted, can be paged to, and can be chosen at once."""


class CappedPaginator(Paginator):
    """Counts and pages the first MOST rows of a queryset; has_more says that there are others."""

    @cached_property
    def _counted(self) -> int:
        # Without order and columns, an index alone can answer; the limit ends the counting.
        found = cast("QuerySet[Any]", self.object_list)
        return found.order_by().values("pk")[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def has_more(self) -> bool:
        return self._counted > MOST
