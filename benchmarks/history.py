"""The list of results, its depth, a comparison and the charts, with few results and with many."""

from functools import partial

from django.db import connection
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, Holder
from assessments.services import page_of_results
from assessments.services.paging import PAGE_SIZE
from tests.histories import checked, copies
from tests.signing_in import signed_in

from .browser import Browser
from .timing import Timing, measure

COUNTS = (10, 10_000)


def timings() -> list[Timing]:
    return [timing for count in COUNTS for timing in _with(count)]


def _with(count: int) -> list[Timing]:
    """Of a patient with an account that holds so many results."""
    client = signed_in(f"{count}@example.org")
    newest, second = _results(client, count)
    browser = Browser(client.cookies)
    pages = {
        "newest results": reverse("patients:results"),
        "oldest results": _oldest(newest),
        "comparing two results": reverse("patients:compare", args=[newest.pk, second.pk]),
        "charts over time": reverse("patients:trend"),
    }

    def show(address: str) -> None:
        assert browser.send("GET", address).startswith("200"), address

    where = connection.display_name
    return [
        measure(f"{page} of {count:,}, {where}", "ms", partial(show, address))
        for page, address in pages.items()
    ]


def _results(client: Client, count: int) -> tuple[Assessment, Assessment]:
    holder = Holder(account=int(client.session["_auth_user_id"]))
    newest = checked(holder=holder, days=1)
    second = checked({"smoking": "ex"}, holder=holder)
    newest.save()
    second.save()
    copies(second, count - 2)
    return newest, second


def _oldest(newest: Assessment) -> str:
    """The address of the last full page, or of the only one."""
    deep = Assessment.objects.filter(owner=newest.owner).order_by("submitted_at")[: 2 * PAGE_SIZE]
    shown = page_of_results(Assessment.objects.filter(pk__in=[one.pk for one in deep]))
    return reverse("patients:results") + (f"?after={shown.older}" if shown.older else "")
