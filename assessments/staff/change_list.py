"""Lists in the admin in one order, whatever the address asks for."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils.http import urlencode

from .access import CAME_FROM
from .search import why_of


class FixedList(ChangeList):
    """A list in the order of its admin. An address may name its filters, and nothing else."""

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        asked = super().get_filters_params(params)
        filters: Any = self.list_filter
        known = {one.parameter_name for one in filters}
        return {name: value for name, value in asked.items() if name in known}

    def get_ordering(self, request: HttpRequest, queryset: Any) -> list[Any]:
        return list(self.model_admin.get_ordering(request))


class QueueList(FixedList):
    """The list of cases: the address of each says what led to it."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.why = why_of(request)
        super().__init__(request, *args, **kwargs)

    def get_results(self, request: HttpRequest) -> None:
        """Finds which cases are on the page before it reads them.

        An index knows the place of each; with other tables joined, a database that has to sort
        would join them to every row it sorts.
        """
        super().get_results(request)
        ids = list(self.result_list.values_list("pk", flat=True))
        rows = {case.pk: case for case in self.root_queryset.filter(pk__in=ids).order_by()}
        self.result_list: Any = [rows[pk] for pk in ids if pk in rows]

    def url_for_result(self, result: Any) -> str:
        return f"{super().url_for_result(result)}?{urlencode({CAME_FROM: self.why.value})}"
