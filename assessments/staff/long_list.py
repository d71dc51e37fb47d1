"""Lists in the admin that may hold a million rows, and cost the same however many they hold."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .change_list import FixedList
from .paging import CappedPaginator


class LongList(admin.ModelAdmin):
    """In one order that an index has, in pages, and with nothing counted beyond what is shown."""

    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[FixedList]:
        return FixedList
